package reelay.local.aws.lambda;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Consumer;

/**
 * What a {@link LambdaEmulator} serves.
 *
 * @param region and account make the ARN in the answer about an unknown function
 * @param accountId twelve digits
 * @param functions all it knows
 * @param retryDelays how long to wait before each further attempt at a failed asynchronous event
 * @param failedEvents told about each asynchronous event that was given up
 * @param clock gives the deadlines
 */
public record LambdaSettings(
        String region,
        String accountId,
        List<LambdaFunction> functions,
        List<Duration> retryDelays,
        Consumer<FailedEvent> failedEvents,
        InstantSource clock) {

    /** Lambda's own: two further attempts, after one minute and after two more. */
    public static final List<Duration> LAMBDA_RETRIES =
            List.of(Duration.ofMinutes(1), Duration.ofMinutes(2));

    /** Copies the lists. */
    public LambdaSettings {
        functions = List.copyOf(functions);
        retryDelays = List.copyOf(retryDelays);
    }
}
