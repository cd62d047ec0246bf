package reelay.provider.models;

import java.util.OptionalInt;

/**
 * How much of a model an account may use at once, as far as it is known.
 *
 * @param concurrentJobs most unfinished jobs
 * @param requestsPerMinute most calls
 */
public record ModelLimits(OptionalInt concurrentJobs, OptionalInt requestsPerMinute) {

    /** Nothing is known. */
    static final ModelLimits UNKNOWN = new ModelLimits(OptionalInt.empty(), OptionalInt.empty());
}
