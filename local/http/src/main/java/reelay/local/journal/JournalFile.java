package reelay.local.journal;

import java.io.BufferedInputStream;
import java.io.BufferedWriter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/**
 * Lines in a file that only grows. A line is with the operating system before {@link #append}
 * returns: it survives the end of this process, not that of the machine. What was written of a line
 * that did not fit on the disk is taken away again, so that whatever follows stays readable.
 */
public final class JournalFile implements AutoCloseable {

    /** Takes what one line says. */
    @FunctionalInterface
    public interface LineReader {
        /**
         * Takes one line.
         *
         * @throws IOException if the line makes no sense
         */
        void read(String line) throws IOException;
    }

    private final Path path;
    private final FileChannel file;

    /** Bytes of whole lines. */
    private long length;

    /** Whether a part of a line may stand behind them. */
    private boolean torn;

    private JournalFile(Path path, FileChannel file, long length, boolean torn) {
        this.path = path;
        this.file = file;
        this.length = length;
        this.torn = torn;
    }

    /**
     * Opens a journal, made if missing, and reads what it holds.
     *
     * @throws JournalException if a line cannot be read, or the file cannot be used
     */
    public static JournalFile open(Path path, LineReader reader) {
        try {
            Files.createDirectories(path.toAbsolutePath().getParent());
            FileChannel file =
                    FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            return new JournalFile(path, file, replay(path, reader), true);
        } catch (IOException e) {
            throw JournalException.unusable(path, e);
        }
    }

    /**
     * Reads a journal, if there is one. A last line without its end does not count: whoever wrote
     * it was never told that it was written.
     *
     * @return bytes of the lines that count
     * @throws JournalException if a line cannot be read, or the file cannot be used
     */
    public static long replay(Path path, LineReader reader) {
        if (!Files.exists(path)) {
            return 0;
        }
        try (InputStream bytes = new BufferedInputStream(Files.newInputStream(path), 1 << 16)) {
            var line = new ByteArrayOutputStream();
            long whole = 0;
            long number = 1;
            for (int b = bytes.read(); b >= 0; b = bytes.read()) {
                if (b != '\n') {
                    line.write(b);
                    continue;
                }
                read(path, number++, line.toString(StandardCharsets.UTF_8), reader);
                whole += line.size() + 1;
                line.reset();
            }
            return whole;
        } catch (IOException e) {
            throw JournalException.unusable(path, e);
        }
    }

    // Readers fail in their own ways; whichever it is, the line is what is wrong.
    @SuppressWarnings("CatchingUnchecked")
    private static void read(Path path, long number, String line, LineReader reader) {
        try {
            reader.read(line);
        } catch (IOException | RuntimeException e) {
            throw JournalException.unreadable(path, number, e);
        }
    }

    /**
     * Starts a journal with these lines, in place of the one there is. That one stays until the new
     * one is complete.
     *
     * @throws JournalException if the file cannot be written
     */
    public static JournalFile startWith(Path path, Iterable<String> lines) {
        Path draft = path.resolveSibling(path.getFileName() + ".new");
        try {
            Files.createDirectories(path.toAbsolutePath().getParent());
            try (BufferedWriter writer = Files.newBufferedWriter(draft, StandardCharsets.UTF_8)) {
                for (String line : lines) {
                    writer.write(line);
                    writer.write('\n');
                }
            }
            Files.move(
                    draft,
                    path,
                    StandardCopyOption.ATOMIC_MOVE,
                    StandardCopyOption.REPLACE_EXISTING);
            FileChannel file = FileChannel.open(path, StandardOpenOption.WRITE);
            return new JournalFile(path, file, file.size(), false);
        } catch (IOException e) {
            throw JournalException.unusable(path, e);
        }
    }

    /**
     * Adds a line: all of it, or nothing.
     *
     * @throws JournalException if it could not be written
     */
    public synchronized void append(String line) {
        ByteBuffer bytes = ByteBuffer.wrap((line + "\n").getBytes(StandardCharsets.UTF_8));
        try {
            takeTornLineAway();
            torn = true;
            long end = length;
            while (bytes.hasRemaining()) {
                end += file.write(bytes, end);
            }
            length = end;
            torn = false;
        } catch (IOException e) {
            JournalException failure = JournalException.unwritable(path, e);
            try {
                takeTornLineAway();
            } catch (IOException stays) {
                // The next line is not written before this one is gone.
                failure.addSuppressed(stays);
            }
            throw failure;
        }
    }

    private void takeTornLineAway() throws IOException {
        if (torn) {
            file.truncate(length);
            torn = false;
        }
    }

    @Override
    public synchronized void close() {
        try {
            file.close();
        } catch (IOException e) {
            throw JournalException.unusable(path, e);
        }
    }
}
