package reelay.stack.cli;

/**
 * The command line asks for something that does not exist; the message says what would be right.
 */
final class UsageException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    UsageException(String message) {
        super(message);
    }
}
