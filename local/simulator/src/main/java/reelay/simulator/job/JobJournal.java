package reelay.simulator.job;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.function.Consumer;
import reelay.local.journal.JournalFile;

/** What happened, one JSON object a line. */
final class JobJournal implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final JournalFile file;

    private JobJournal(JournalFile file) {
        this.file = file;
    }

    /** Opens the journal in that directory and tells what it holds. */
    static JobJournal open(Path directory, Consumer<JournalLine> reader) {
        return new JobJournal(
                JournalFile.open(
                        directory.resolve("jobs.jsonl"),
                        line -> reader.accept(JSON.readValue(line, JournalLine.class))));
    }

    void append(JournalLine line) {
        try {
            file.append(JSON.writeValueAsString(line));
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        file.close();
    }
}
