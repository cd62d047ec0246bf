package reelay.stack.setup;

/** The stack could not start; the message names what stood in the way and what to try. */
public final class StartFailedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** Something stood in the way. */
    public StartFailedException(String message) {
        super(message);
    }

    /** Something failed on the way. */
    public StartFailedException(String message, Throwable cause) {
        super(message, cause);
    }
}
