package reelay.local.aws.asl.run;

import java.time.Duration;
import java.util.List;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import reelay.local.aws.asl.expression.ErrorNames;

/**
 * One element of Retry.
 *
 * @param errors the names it is for
 * @param interval before the first retry
 * @param backoffRate factor from one retry to the next, at least 1
 * @param maxAttempts retries, not counting the first try
 * @param maxDelay longest wait; null for no limit
 * @param fullJitter whether the wait is drawn between 0 and its computed length
 */
public record Retrier(
        List<String> errors,
        Duration interval,
        double backoffRate,
        int maxAttempts,
        @Nullable Duration maxDelay,
        boolean fullJitter) {

    boolean matches(String error) {
        return ErrorNames.retries(errors, error);
    }

    /**
     * How long to wait before the next try.
     *
     * @param retriesSoFar 0 before the first retry
     */
    Duration delay(int retriesSoFar, RandomGenerator random) {
        double seconds = interval.toSeconds() * Math.pow(backoffRate, retriesSoFar);
        double longest = maxDelay == null ? Integer.MAX_VALUE : maxDelay.toSeconds();
        double capped = Math.min(seconds, longest);
        double chosen = fullJitter ? capped * random.nextDouble() : capped;
        return Duration.ofMillis(Math.round(chosen * 1000));
    }
}
