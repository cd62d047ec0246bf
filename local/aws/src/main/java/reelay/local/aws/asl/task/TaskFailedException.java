package reelay.local.aws.asl.task;

/** A Task failed; its error name is what Retry and Catch look at. */
public final class TaskFailedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String error;
    private final String explanation;

    /**
     * A failure the service reported.
     *
     * @param error the name, such as {@code Lambda.TooManyRequestsException}
     * @param explanation the cause as Step Functions shows it
     */
    public TaskFailedException(String error, String explanation) {
        super(error + ": " + explanation);
        this.error = error;
        this.explanation = explanation;
    }

    /**
     * A failure on this side of the call.
     *
     * @param cause what went wrong on this side of the call
     */
    public TaskFailedException(String error, String explanation, Throwable cause) {
        super(error + ": " + explanation, cause);
        this.error = error;
        this.explanation = explanation;
    }

    /** The error name. */
    public String error() {
        return error;
    }

    /** The cause as Step Functions shows it. */
    public String explanation() {
        return explanation;
    }
}
