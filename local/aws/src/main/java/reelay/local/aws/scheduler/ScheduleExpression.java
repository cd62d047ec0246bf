package reelay.local.aws.scheduler;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** When a schedule is due. */
sealed interface ScheduleExpression permits RateExpression, CronExpression, AtExpression {

    /** The shape of all three; what is inside differs. */
    Pattern SHAPE = Pattern.compile("(rate|cron|at)\\(([^()]*)\\)");

    /**
     * The first time after another; empty when there is none.
     *
     * @param started when the schedule began
     */
    Optional<Instant> next(Instant started, Instant after);

    /**
     * Reads any of the three.
     *
     * @throws IllegalArgumentException naming what is wrong or not known
     */
    static ScheduleExpression parse(String text, ZoneId zone) {
        Matcher matcher = SHAPE.matcher(text.trim());
        if (!matcher.matches()) {
            throw new IllegalArgumentException(
                    "schedule expression " + text + " is not rate(...), cron(...) or at(...)");
        }
        String inside = matcher.group(2).trim();
        return switch (matcher.group(1)) {
            case "rate" -> RateExpression.parse(inside);
            case "cron" -> CronExpression.parse(inside, zone);
            default -> AtExpression.parse(inside, zone);
        };
    }
}
