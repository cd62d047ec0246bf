package reelay.local.aws.lambda;

/** The function failed, and its runtime has already written the error as JSON. */
public final class FunctionFailedException extends Exception {

    private static final long serialVersionUID = 1L;

    private final String error;

    /**
     * @param error {@code {"errorMessage": ..., "errorType": ...}} with a stack trace if there is
     *     one
     */
    public FunctionFailedException(String error) {
        super("the function failed");
        this.error = error;
    }

    /** The error as JSON. */
    public String error() {
        return error;
    }
}
