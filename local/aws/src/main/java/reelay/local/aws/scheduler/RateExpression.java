package reelay.local.aws.scheduler;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * {@code rate(15 minutes)}: due when the schedule begins and then each period.
 *
 * @param period at least a minute
 */
record RateExpression(Duration period) implements ScheduleExpression {

    private static final Pattern RATE =
            Pattern.compile("([1-9][0-9]{0,8})\\s+(minute|hour|day)(s?)");

    static RateExpression parse(String inside) {
        Matcher matcher = RATE.matcher(inside);
        if (!matcher.matches()) {
            throw new IllegalArgumentException(
                    "rate(" + inside + ") is not a number of minutes, hours or days");
        }
        long value = Long.parseLong(matcher.group(1));
        return new RateExpression(
                switch (matcher.group(2)) {
                    case "minute" -> Duration.ofMinutes(value);
                    case "hour" -> Duration.ofHours(value);
                    default -> Duration.ofDays(value);
                });
    }

    @Override
    public Optional<Instant> next(Instant started, Instant after) {
        if (after.isBefore(started)) {
            return Optional.of(started);
        }
        long passed = Duration.between(started, after).dividedBy(period);
        return Optional.of(started.plus(period.multipliedBy(passed + 1)));
    }
}
