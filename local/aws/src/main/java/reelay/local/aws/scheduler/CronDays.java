package reelay.local.aws.scheduler;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The two day fields, of which exactly one is a question mark. */
final class CronDays {

    private static final Pattern NEAREST_WEEKDAY = Pattern.compile("([0-9]{1,2})W");
    private static final Pattern LAST_OF_KIND = Pattern.compile("(\\w+)L");
    private static final Pattern NTH_OF_KIND = Pattern.compile("(\\w+)#([1-5])");

    private CronDays() {}

    /**
     * @throws IllegalArgumentException if not exactly one of them is ?
     */
    static Predicate<LocalDate> parse(String dayOfMonth, String dayOfWeek) {
        if (dayOfMonth.equals("?") == dayOfWeek.equals("?")) {
            throw new IllegalArgumentException(
                    "exactly one of Day-of-month and Day-of-week must be ?, they are "
                            + dayOfMonth
                            + " and "
                            + dayOfWeek);
        }
        return dayOfWeek.equals("?") ? ofMonth(dayOfMonth) : ofWeek(dayOfWeek);
    }

    private static Predicate<LocalDate> ofMonth(String text) {
        if (text.equals("L")) {
            return date -> date.getDayOfMonth() == date.lengthOfMonth();
        }
        if (text.equals("LW")) {
            return date -> date.equals(weekdayNearest(date, date.lengthOfMonth()));
        }
        Matcher nearest = NEAREST_WEEKDAY.matcher(text);
        if (nearest.matches()) {
            int day = CronField.DAY_OF_MONTH.value(nearest.group(1));
            return date -> day <= date.lengthOfMonth() && date.equals(weekdayNearest(date, day));
        }
        Set<Integer> days = CronField.DAY_OF_MONTH.values(text);
        return date -> days.contains(date.getDayOfMonth());
    }

    /** The weekday closest to a day, never in another month. */
    private static LocalDate weekdayNearest(LocalDate inMonth, int day) {
        LocalDate wanted = inMonth.withDayOfMonth(day);
        return switch (wanted.getDayOfWeek()) {
            case SATURDAY -> day == 1 ? wanted.plusDays(2) : wanted.minusDays(1);
            case SUNDAY -> day == wanted.lengthOfMonth() ? wanted.minusDays(2) : wanted.plusDays(1);
            case MONDAY, TUESDAY, WEDNESDAY, THURSDAY, FRIDAY -> wanted;
        };
    }

    private static Predicate<LocalDate> ofWeek(String text) {
        if (text.equals("L")) {
            return date -> date.getDayOfWeek() == DayOfWeek.SATURDAY;
        }
        Matcher last = LAST_OF_KIND.matcher(text);
        if (last.matches()) {
            DayOfWeek day = dayOfWeek(CronField.DAY_OF_WEEK.value(last.group(1)));
            return date -> date.equals(date.with(TemporalAdjusters.lastInMonth(day)));
        }
        Matcher nth = NTH_OF_KIND.matcher(text);
        if (nth.matches()) {
            DayOfWeek day = dayOfWeek(CronField.DAY_OF_WEEK.value(nth.group(1)));
            int ordinal = Integer.parseInt(nth.group(2));
            return date -> date.equals(date.with(TemporalAdjusters.dayOfWeekInMonth(ordinal, day)));
        }
        Set<Integer> days = CronField.DAY_OF_WEEK.values(text);
        return date -> days.contains(date.getDayOfWeek().getValue() % 7 + 1);
    }

    /** AWS counts from Sunday as 1, Java from Monday. */
    private static DayOfWeek dayOfWeek(int fromSunday) {
        return fromSunday == 1 ? DayOfWeek.SUNDAY : DayOfWeek.of(fromSunday - 1);
    }
}
