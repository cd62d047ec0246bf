package reelay.local.journal;

import java.nio.file.Path;

/** A journal cannot be read or written; the message names the file and what to do. */
public final class JournalException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private JournalException(String message, Throwable cause) {
        super(message, cause);
    }

    static JournalException unreadable(Path path, long line, Throwable cause) {
        return new JournalException(
                """
                line %d of %s cannot be read. What it says is lost; to keep everything else, \
                take that line out of the file and start again\
                """
                        .formatted(line, path),
                cause);
    }

    static JournalException unusable(Path path, Throwable cause) {
        return new JournalException("%s cannot be used: %s".formatted(path, cause), cause);
    }

    static JournalException unwritable(Path path, Throwable cause) {
        return new JournalException(
                "%s cannot be written: %s".formatted(path, cause.getMessage()), cause);
    }
}
