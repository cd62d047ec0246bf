package reelay.local.aws.lambda;

/** How many bytes Lambda moves in one piece ("Lambda quotas", Lambda developer guide). */
public final class PayloadLimits {

    /** Largest event of a synchronous invocation, in bytes. */
    static final int SYNCHRONOUS_EVENT = 6 * 1024 * 1024;

    /** Largest event of an asynchronous invocation, in bytes; it was 256 KiB until October 2025. */
    static final int ASYNCHRONOUS_EVENT = 1024 * 1024;

    /** Largest answer, in bytes: Lambda's own message says it is 100 bytes more than the event. */
    public static final int ANSWER = SYNCHRONOUS_EVENT + 100;

    private PayloadLimits() {}

    /**
     * Lambda names this error {@code RequestEntityTooLargeException}, although the service model
     * calls it {@code RequestTooLargeException}.
     */
    static LambdaAnswer.Refused synchronousEventTooLarge() {
        return tooLarge(
                "Request must be smaller than "
                        + SYNCHRONOUS_EVENT
                        + " bytes for the InvokeFunction operation");
    }

    static LambdaAnswer.Refused asynchronousEventTooLarge(int size) {
        return tooLarge(
                size
                        + " byte payload is too large for the Event invocation type (limit "
                        + ASYNCHRONOUS_EVENT
                        + " bytes)");
    }

    private static LambdaAnswer.Refused tooLarge(String message) {
        return new LambdaAnswer.Refused(413, "RequestEntityTooLargeException", null, message);
    }
}
