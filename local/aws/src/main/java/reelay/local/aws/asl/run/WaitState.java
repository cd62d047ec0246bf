package reelay.local.aws.asl.run;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import org.jspecify.annotations.Nullable;
import reelay.local.aws.asl.expression.FieldTemplate;
import reelay.local.aws.asl.expression.StateFailedException;

/**
 * Lets time pass; no thread is held.
 *
 * @param seconds how long; null if {@code timestamp} is given
 * @param timestamp until when
 */
public record WaitState(
        @Nullable FieldTemplate seconds,
        @Nullable FieldTemplate timestamp,
        Exit exit,
        @Nullable String next)
        implements State {

    @Override
    public String type() {
        return "Wait";
    }

    @Override
    public void enter(StateVisit visit) {
        visit.later(end(visit), () -> visit.leave(visit.input(), exit, next));
    }

    private Instant end(StateVisit visit) {
        if (seconds != null) {
            return visit.now().plusSeconds(visit.seconds(seconds, "Seconds", 0));
        }
        if (timestamp == null) {
            throw new IllegalStateException(
                    "a Wait without Seconds and Timestamp passed the checks");
        }
        String time = visit.evaluate(timestamp, "Timestamp").asText();
        try {
            return OffsetDateTime.parse(time).toInstant();
        } catch (DateTimeParseException e) {
            throw StateFailedException.ofValue(
                    "Timestamp",
                    "The Timestamp field cannot be parsed as an ISO-8601 extended offset date-time"
                            + " format string: "
                            + time,
                    e);
        }
    }

    /** Whether a text is a time as RFC 3339 writes it. */
    public static boolean isTime(String text) {
        try {
            OffsetDateTime.parse(text);
            return true;
        } catch (DateTimeParseException e) {
            return false;
        }
    }
}
