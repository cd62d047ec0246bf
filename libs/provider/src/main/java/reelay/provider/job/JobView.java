package reelay.provider.job;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import reelay.video.Failure;

/**
 * A job as the provider shows it.
 *
 * @param id the job's id; any characters
 * @param state what the status word means
 * @param statusWord the provider's own word, as it came
 * @param progress per cent, 0 to 100, when given
 * @param askAgainIn the provider's wish ({@code openai-poll-after-ms} or {@code Retry-After})
 * @param failure why it failed, when it did
 * @param cost what the provider says that it charged, in US dollars; empty while it does not say,
 *     and where it says it in anything else
 */
public record JobView(
        String id,
        JobState state,
        String statusWord,
        OptionalInt progress,
        Optional<Duration> askAgainIn,
        Optional<Failure> failure,
        Optional<BigDecimal> cost) {

    /** One whose provider does not say what it costs. */
    public JobView(
            String id,
            JobState state,
            String statusWord,
            OptionalInt progress,
            Optional<Duration> askAgainIn,
            Optional<Failure> failure) {
        this(id, state, statusWord, progress, askAgainIn, failure, Optional.empty());
    }
}
