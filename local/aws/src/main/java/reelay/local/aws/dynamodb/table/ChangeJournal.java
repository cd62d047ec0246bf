package reelay.local.aws.dynamodb.table;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import reelay.local.journal.JournalFile;

/** Every change, one line of JSON for those that belong together. */
final class ChangeJournal implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final JournalFile file;

    private ChangeJournal(JournalFile file) {
        this.file = file;
    }

    /** Replays the journal of the folder, if there is one. */
    static void replay(Path directory, Consumer<Change> replayed) {
        JournalFile.replay(
                file(directory),
                line ->
                        JSON.readTree(line)
                                .forEach(change -> replayed.accept(ChangeJson.read(change))));
    }

    /** Starts a journal that holds these changes alone, in place of the one the folder has. */
    static ChangeJournal startWith(Path directory, List<Change> changes) {
        return new ChangeJournal(
                JournalFile.startWith(
                        file(directory),
                        () -> changes.stream().map(change -> line(List.of(change))).iterator()));
    }

    /** Appends changes that happen together or not at all. */
    void append(List<Change> changes) {
        file.append(line(changes));
    }

    @Override
    public void close() {
        file.close();
    }

    private static Path file(Path directory) {
        return directory.resolve("journal.jsonl");
    }

    private static String line(List<Change> changes) {
        ArrayNode line = JSON.createArrayNode();
        changes.forEach(change -> line.add(ChangeJson.write(change)));
        return line.toString();
    }
}
