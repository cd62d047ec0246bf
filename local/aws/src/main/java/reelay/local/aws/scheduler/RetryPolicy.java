package reelay.local.aws.scheduler;

import java.time.Duration;

/**
 * How often a call is made again.
 *
 * @param maximumRetryAttempts 0 to 185, beside the first
 * @param maximumEventAge 1 minute to 24 hours from the scheduled time
 */
public record RetryPolicy(int maximumRetryAttempts, Duration maximumEventAge) {

    /** What Scheduler does when nothing is said. */
    public static final RetryPolicy SCHEDULERS_OWN = new RetryPolicy(185, Duration.ofDays(1));

    /** Refuses what Scheduler would refuse. */
    public RetryPolicy {
        if (maximumRetryAttempts < 0 || maximumRetryAttempts > 185) {
            throw new IllegalArgumentException(
                    "MaximumRetryAttempts must be 0 to 185, was " + maximumRetryAttempts);
        }
        if (maximumEventAge.compareTo(Duration.ofMinutes(1)) < 0
                || maximumEventAge.compareTo(Duration.ofDays(1)) > 0) {
            throw new IllegalArgumentException(
                    "MaximumEventAgeInSeconds must be 60 to 86400, was "
                            + maximumEventAge.toSeconds());
        }
    }
}
