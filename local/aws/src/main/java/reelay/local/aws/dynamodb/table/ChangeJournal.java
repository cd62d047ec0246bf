package reelay.local.aws.dynamodb.table;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.function.Consumer;

/**
 * Every change, one line of JSON for those that belong together. A line is with the operating
 * system before the caller gets its answer: it survives the end of this process, not that of the
 * machine.
 */
final class ChangeJournal implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final FileChannel file;

    private ChangeJournal(FileChannel file) {
        this.file = file;
    }

    /**
     * Replays the journal of the folder; a last line without its end was never answered and does
     * not count.
     *
     * @throws IllegalStateException if a line in the middle cannot be read
     */
    static void replay(Path directory, Consumer<Change> replayed) {
        Path path = directory.resolve("journal.jsonl");
        if (!Files.exists(path)) {
            return;
        }
        // Not newBufferedReader: it would throw where the torn line ends inside a character.
        try (BufferedReader lines =
                new BufferedReader(
                        new InputStreamReader(
                                Files.newInputStream(path), StandardCharsets.UTF_8))) {
            int number = 1;
            String line = lines.readLine();
            while (line != null) {
                String next = lines.readLine();
                replay(path, number, line, next == null, replayed);
                line = next;
                number++;
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Starts a journal that holds these changes alone, in place of the one the folder has. */
    static ChangeJournal startWith(Path directory, Iterable<Change> changes) {
        Path path = directory.resolve("journal.jsonl");
        Path draft = directory.resolve("journal.jsonl.new");
        try {
            Files.createDirectories(directory);
            try (BufferedWriter writer = Files.newBufferedWriter(draft, StandardCharsets.UTF_8)) {
                for (Change change : changes) {
                    writer.write(line(List.of(change)));
                }
            }
            Files.move(
                    draft,
                    path,
                    StandardCopyOption.ATOMIC_MOVE,
                    StandardCopyOption.REPLACE_EXISTING);
            return new ChangeJournal(FileChannel.open(path, StandardOpenOption.APPEND));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Appends changes that happen together or not at all. */
    void append(List<Change> changes) {
        try {
            ByteBuffer bytes = ByteBuffer.wrap(line(changes).getBytes(StandardCharsets.UTF_8));
            while (bytes.hasRemaining()) {
                file.write(bytes);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        try {
            file.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void replay(
            Path path, int number, String line, boolean last, Consumer<Change> replayed) {
        JsonNode changes;
        try {
            changes = JSON.readTree(line);
        } catch (JsonProcessingException e) {
            if (last) {
                return;
            }
            throw new IllegalStateException("line " + number + " of " + path + " is not JSON", e);
        }
        changes.forEach(change -> replayed.accept(ChangeJson.read(change)));
    }

    private static String line(List<Change> changes) throws JsonProcessingException {
        ArrayNode line = JSON.createArrayNode();
        changes.forEach(change -> line.add(ChangeJson.write(change)));
        return JSON.writeValueAsString(line) + "\n";
    }
}
