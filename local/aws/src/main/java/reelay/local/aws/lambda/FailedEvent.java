package reelay.local.aws.lambda;

/**
 * An asynchronous event that Lambda gave up on: what a dead-letter queue or a failure destination
 * would get. The payload stays out of its toString.
 *
 * @param functionArn the function, with the alias if there was one
 * @param requestId of the event
 * @param payload the event, JSON
 * @param error of the last attempt, JSON
 * @param attempts how often the function ran
 */
public record FailedEvent(
        String functionArn, String requestId, String payload, String error, int attempts) {

    @Override
    public String toString() {
        return "FailedEvent[" + functionArn + ", " + requestId + ", attempts=" + attempts + "]";
    }
}
