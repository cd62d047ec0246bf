package reelay.local.aws.scheduler;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.Optional;

/**
 * {@code at(2026-12-24T18:00:00)}: due once.
 *
 * @param time when
 */
record AtExpression(Instant time) implements ScheduleExpression {

    static AtExpression parse(String inside, ZoneId zone) {
        try {
            return new AtExpression(LocalDateTime.parse(inside).atZone(zone).toInstant());
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException(
                    "at(" + inside + ") is not a time like 2026-12-24T18:00:00", e);
        }
    }

    @Override
    public Optional<Instant> next(Instant started, Instant after) {
        return Optional.of(time).filter(due -> due.isAfter(after));
    }
}
