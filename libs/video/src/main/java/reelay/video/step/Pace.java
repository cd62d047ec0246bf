package reelay.video.step;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.random.RandomGenerator;

/**
 * How long to wait before asking the provider again. Aims at the expected finish, listens to the
 * provider's wish, and slows down as time passes: never under a thirtieth of the time already
 * waited, so that even a day of waiting is a bounded number of questions.
 *
 * @param shortest never less than this
 * @param longest never more than this and a tenth
 * @param random spreads many waits that began together
 */
public record Pace(Duration shortest, Duration longest, RandomGenerator random) {

    /** Waits are at least this part of the time waited so far. */
    private static final int SLOWDOWN = 30;

    /** Without any hint, the wait is this part of the time waited so far. */
    private static final int UNHINTED = 5;

    /** Up to this part of a wait is added by chance; adding only keeps the bound. */
    private static final double JITTER = 0.1;

    /** The pace of polls: every 2 to 60 s (protocol section 7.2). */
    public static Pace ofPolls(RandomGenerator random) {
        return new Pace(Duration.ofSeconds(2), Duration.ofSeconds(60), random);
    }

    /**
     * The pace of new submits while the provider is busy or access is missing: every 2 s to 5 min.
     */
    public static Pace ofSubmits(RandomGenerator random) {
        return new Pace(Duration.ofSeconds(2), Duration.ofMinutes(5), random);
    }

    /**
     * The next wait.
     *
     * @param elapsed time since the waiting began
     * @param progress per cent done, 0 to 100, when known
     * @param wish what the provider asked for, if it did
     */
    public Duration next(Duration elapsed, OptionalInt progress, Optional<Duration> wish) {
        Duration waited = elapsed.isNegative() ? Duration.ZERO : elapsed;
        Duration aim = wish.orElseGet(() -> expected(waited, progress));
        Duration bounded =
                least(greatest(greatest(aim, waited.dividedBy(SLOWDOWN)), shortest), longest);
        return bounded.plusMillis((long) (bounded.toMillis() * JITTER * random.nextDouble()));
    }

    private static Duration expected(Duration waited, OptionalInt progress) {
        if (progress.isPresent() && progress.getAsInt() > 0) {
            int done = progress.getAsInt();
            return waited.multipliedBy(100 - done).dividedBy(done);
        }
        return waited.dividedBy(UNHINTED);
    }

    private static Duration greatest(Duration a, Duration b) {
        return a.compareTo(b) >= 0 ? a : b;
    }

    private static Duration least(Duration a, Duration b) {
        return a.compareTo(b) <= 0 ? a : b;
    }
}
