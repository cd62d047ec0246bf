package reelay.submit;

import java.time.Duration;
import java.time.Instant;
import reelay.provider.ProviderSettings;
import reelay.video.environment.Environment;

/**
 * How long to wait for certainty about an earlier submit.
 *
 * @param call after this long a call to the provider has certainly ended
 * @param listing the longest time until the provider's list shows a job it has taken; before that,
 *     a job that is not listed means nothing
 */
record Patience(Duration call, Duration listing) {

    /** Wait where nothing has to pass before the next try. */
    static final Duration MOMENT = Duration.ofSeconds(2);

    /** Time a call may go on after the provider fell silent, until it gives up. */
    private static final Duration LAST_WORDS = Duration.ofSeconds(5);

    /** The list is looked at this often meanwhile. */
    private static final Duration BETWEEN_LOOKS = Duration.ofMinutes(1);

    private static final int MOST_SECONDS = 3_600;

    /** Reads PROVIDER_LIST_DELAY_SECONDS. */
    static Patience from(Environment environment, ProviderSettings settings) {
        return new Patience(
                settings.timeout().plus(LAST_WORDS),
                Duration.ofSeconds(
                        environment.number("PROVIDER_LIST_DELAY_SECONDS", 0, MOST_SECONDS)));
    }

    /** Time until the next look at the list; zero or less once its silence counts. */
    Duration untilListed(Instant submitStarted, Instant now) {
        Duration left = Duration.between(now, submitStarted.plus(call).plus(listing));
        return left.compareTo(BETWEEN_LOOKS) < 0 ? left : BETWEEN_LOOKS;
    }
}
