package reelay.local.aws.scheduler;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * {@code cron(minutes hours day-of-month month day-of-week year)} of EventBridge ("Cron-based
 * schedules", Scheduler user guide). A local time that daylight saving skips is not due; one that
 * comes twice is due the first time. Days counted from the month's end ({@code L-3}) are refused.
 */
final class CronExpression implements ScheduleExpression {

    private final NavigableSet<Integer> minutes;
    private final NavigableSet<Integer> hours;
    private final NavigableSet<Integer> months;
    private final NavigableSet<Integer> years;
    private final Predicate<LocalDate> days;
    private final ZoneId zone;

    private CronExpression(List<String> fields, ZoneId zone) {
        this.minutes = CronField.MINUTES.values(fields.get(0));
        this.hours = CronField.HOURS.values(fields.get(1));
        this.days = CronDays.parse(fields.get(2), fields.get(4));
        this.months = CronField.MONTH.values(fields.get(3));
        this.years = CronField.YEAR.values(fields.get(5));
        this.zone = zone;
    }

    static CronExpression parse(String inside, ZoneId zone) {
        List<String> fields = List.of(inside.split("\\s+"));
        if (fields.size() != 6) {
            throw new IllegalArgumentException(
                    "cron(" + inside + ") has " + fields.size() + " fields instead of 6");
        }
        return new CronExpression(fields, zone);
    }

    @Override
    public Optional<Instant> next(Instant started, Instant after) {
        LocalDate date = after.atZone(zone).toLocalDate();
        while (date.getYear() <= years.last()) {
            if (!years.contains(date.getYear())) {
                date = LocalDate.of(date.getYear() + 1, 1, 1);
            } else if (!months.contains(date.getMonthValue())) {
                date = date.withDayOfMonth(1).plusMonths(1);
            } else {
                Optional<Instant> due = days.test(date) ? onDay(date, after) : Optional.empty();
                if (due.isPresent()) {
                    return due;
                }
                date = date.plusDays(1);
            }
        }
        return Optional.empty();
    }

    private Optional<Instant> onDay(LocalDate date, Instant after) {
        return hours.stream()
                .flatMap(hour -> minutes.stream().map(minute -> date.atTime(hour, minute)))
                .filter(this::happens)
                .map(time -> time.atZone(zone).toInstant())
                .filter(due -> due.isAfter(after))
                .findFirst();
    }

    private boolean happens(LocalDateTime time) {
        return ZonedDateTime.of(time, zone).toLocalDateTime().equals(time);
    }
}
