package reelay.benchmarks.plan;

/** The command line asks for something there is not. */
public final class UnknownOptionException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public UnknownOptionException(String message) {
        super(message);
    }

    public UnknownOptionException(String message, Throwable cause) {
        super(message, cause);
    }
}
