package reelay.stack.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import reelay.local.aws.protocol.AccessKey;
import reelay.stack.Stack;
import reelay.stack.setup.DataDirectory;
import reelay.video.Json;
import reelay.video.Secret;

/**
 * A stack that another process runs, as it tells about itself in its data directory.
 *
 * @param api the HTTP API
 * @param lambda Lambda's invoke API
 * @param key for the API
 * @param accessKey for everything else
 */
record RunningStack(URI api, URI lambda, Secret key, AccessKey accessKey) {

    private static final String FILE = "running.json";

    /**
     * What the file holds.
     *
     * @param process the stack's process; absent in a file of an older version
     */
    private record Note(
            String api,
            String lambda,
            String key,
            String accessKeyId,
            String secretAccessKey,
            @Nullable Running process) {
        @Override
        public String toString() {
            return "Note[" + api + "]";
        }
    }

    /**
     * A process that cannot be taken for another: numbers are given out again, but not together
     * with the same moment.
     *
     * @param startedAt the moment, ISO 8601; absent where the system does not tell
     */
    private record Running(long pid, @Nullable String startedAt) {

        static Running of(ProcessHandle process) {
            return new Running(
                    process.pid(),
                    process.info().startInstant().map(Instant::toString).orElse(null));
        }

        boolean stillRuns() {
            return ProcessHandle.of(pid)
                    .filter(ProcessHandle::isAlive)
                    .filter(process -> Objects.equals(of(process), this))
                    .isPresent();
        }
    }

    /** What a stack of this process tells. */
    static RunningStack of(Stack stack) {
        return new RunningStack(
                stack.addresses().api(),
                stack.addresses().lambda(),
                stack.apiKey(),
                stack.accessKey());
    }

    /**
     * Lets other processes find this stack. The file holds its keys, so only its owner reads it.
     */
    void announce(Path data) {
        DataDirectory.writePrivately(
                data.resolve(FILE),
                Json.text(
                        new Note(
                                api.toString(),
                                lambda.toString(),
                                key.value(),
                                accessKey.id(),
                                accessKey.secret(),
                                Running.of(ProcessHandle.current()))));
    }

    /** What a stack that stops takes back. */
    static void withdraw(Path data) {
        try {
            Files.deleteIfExists(data.resolve(FILE));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * The stack in this data directory; empty if none runs. A killed stack leaves its file behind,
     * and whoever has its port by now must be told neither a key nor a prompt: so the process that
     * wrote the file is looked for, and nobody is asked over a port.
     */
    static Optional<RunningStack> find(Path data) {
        try {
            Note note = Json.read(Files.readString(data.resolve(FILE)), Note.class);
            return note.process() != null && note.process().stillRuns()
                    ? Optional.of(
                            new RunningStack(
                                    URI.create(note.api()),
                                    URI.create(note.lambda()),
                                    new Secret(note.key()),
                                    new AccessKey(note.accessKeyId(), note.secretAccessKey())))
                    : Optional.empty();
        } catch (NoSuchFileException | JsonProcessingException e) {
            // None was started here, or one was killed while it wrote: either way none is there.
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
