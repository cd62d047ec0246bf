package reelay.stack.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import reelay.stack.DataDirectory;
import reelay.stack.Stack;
import reelay.video.Json;
import reelay.video.Secret;

/**
 * A stack that another process runs, as it tells about itself in its data directory.
 *
 * @param api the HTTP API
 * @param lambda Lambda's invoke API
 * @param key for the API
 */
record RunningStack(URI api, URI lambda, Secret key) {

    private static final String FILE = "running.json";

    /** What the file holds. */
    private record Note(String api, String lambda, String key) {
        @Override
        public String toString() {
            return "Note[" + api + "]";
        }
    }

    /** Lets other processes find this stack. The file holds its key, so only its owner reads it. */
    static void announce(Stack stack, Path data) {
        DataDirectory.writePrivately(
                data.resolve(FILE),
                Json.text(
                        new Note(
                                stack.addresses().api().toString(),
                                stack.addresses().lambda().toString(),
                                stack.apiKey().value())));
    }

    /** What a stack that stops takes back. */
    static void withdraw(Path data) {
        try {
            Files.deleteIfExists(data.resolve(FILE));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The stack in this data directory; empty if none answers. */
    static Optional<RunningStack> find(Path data) {
        try {
            Note note = Json.read(Files.readString(data.resolve(FILE)), Note.class);
            var stack =
                    new RunningStack(
                            URI.create(note.api()),
                            URI.create(note.lambda()),
                            new Secret(note.key()));
            return stack.answers() ? Optional.of(stack) : Optional.empty();
        } catch (NoSuchFileException | JsonProcessingException e) {
            // None was started here, or one was killed while it wrote: either way none is there.
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A killed stack leaves its file behind, and another program may have the port by now. */
    private boolean answers() {
        HttpRequest request =
                HttpRequest.newBuilder(URI.create(api + "/healthz"))
                        .timeout(Duration.ofSeconds(5))
                        .build();
        try (HttpClient http = HttpClient.newHttpClient()) {
            var answer = http.send(request, HttpResponse.BodyHandlers.ofString());
            return answer.statusCode() == 200 && answer.body().contains("\"ok\"");
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
