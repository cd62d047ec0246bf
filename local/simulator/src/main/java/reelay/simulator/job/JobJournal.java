package reelay.simulator.job;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.function.Consumer;

/**
 * What happened, one JSON object a line, in a file that only grows. A line is with the operating
 * system before the answer is sent, so it outlives a killed process.
 */
final class JobJournal implements AutoCloseable {

    private final ObjectMapper json = new ObjectMapper();
    private final FileChannel file;

    private JobJournal(FileChannel file) {
        this.file = file;
    }

    /** Opens the journal in that directory and tells what it holds. */
    static JobJournal open(Path directory, Consumer<JournalLine> reader) {
        try {
            Files.createDirectories(directory);
            Path path = directory.resolve("jobs.jsonl");
            JobJournal journal =
                    new JobJournal(
                            FileChannel.open(
                                    path,
                                    StandardOpenOption.CREATE,
                                    StandardOpenOption.READ,
                                    StandardOpenOption.WRITE));
            journal.replay(Files.readAllBytes(path), reader);
            return journal;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot open the journal in " + directory, e);
        }
    }

    private void replay(byte[] bytes, Consumer<JournalLine> reader) throws IOException {
        int start = 0;
        for (int i = 0; i < bytes.length; i++) {
            if (bytes[i] == '\n') {
                reader.accept(json.readValue(bytes, start, i - start, JournalLine.class));
                start = i + 1;
            }
        }
        // A process that was killed may have left half a line.
        file.truncate(start);
        file.position(start);
    }

    synchronized void append(JournalLine line) {
        try {
            String text = json.writeValueAsString(line) + "\n";
            ByteBuffer bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
            while (bytes.hasRemaining()) {
                file.write(bytes);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write the journal", e);
        }
    }

    @Override
    public synchronized void close() {
        try {
            file.close();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot close the journal", e);
        }
    }
}
