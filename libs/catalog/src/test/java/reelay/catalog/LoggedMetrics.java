package reelay.catalog;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.util.List;

/** The metrics that are written into the log while this is open. */
public final class LoggedMetrics implements AutoCloseable {

    private final PrintStream before = System.out;
    private final ByteArrayOutputStream written = new ByteArrayOutputStream();

    /** Begins to listen. */
    public LoggedMetrics() {
        System.setOut(new PrintStream(written, true, UTF_8));
    }

    /** The lines, each the JSON of one thing that happened. */
    public List<String> lines() {
        return written.toString(UTF_8).lines().filter(line -> line.contains("\"_aws\"")).toList();
    }

    @Override
    public void close() {
        System.setOut(before);
    }
}
