package reelay.local.aws.scheduler;

import java.time.Duration;
import java.time.Instant;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * {@code rate(15 minutes)}: due when the schedule begins and then each period. Scheduler knows
 * {@code cron(...)} and {@code at(...)} as well; the template does not use them.
 *
 * @param period at least a minute
 */
record RateExpression(Duration period) {

    private static final Pattern RATE =
            Pattern.compile("rate\\(\\s*([1-9][0-9]{0,8})\\s+(minute|hour|day)s?\\s*\\)");

    /**
     * Reads an expression.
     *
     * @throws IllegalArgumentException naming what is not understood
     */
    static RateExpression parse(String text) {
        Matcher matcher = RATE.matcher(text.trim());
        if (!matcher.matches()) {
            throw new IllegalArgumentException(
                    "schedule expression "
                            + text
                            + " is not rate(...) with a number of minutes, hours or days");
        }
        long value = Long.parseLong(matcher.group(1));
        return new RateExpression(
                switch (matcher.group(2)) {
                    case "minute" -> Duration.ofMinutes(value);
                    case "hour" -> Duration.ofHours(value);
                    default -> Duration.ofDays(value);
                });
    }

    /**
     * The first time after another.
     *
     * @param started when the schedule began
     */
    Instant next(Instant started, Instant after) {
        if (after.isBefore(started)) {
            return started;
        }
        long passed = Duration.between(started, after).dividedBy(period);
        return started.plus(period.multipliedBy(passed + 1));
    }
}
