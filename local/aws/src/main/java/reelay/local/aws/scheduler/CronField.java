package reelay.local.aws.scheduler;

import java.util.List;
import java.util.Locale;
import java.util.NavigableSet;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One field of a cron expression: numbers, names, lists, ranges and steps.
 *
 * @param name as AWS calls it, for messages
 * @param least smallest value
 * @param most largest value
 * @param names of the values from the smallest on, empty if they have none
 */
record CronField(String name, int least, int most, List<String> names) {

    static final CronField MINUTES = new CronField("Minutes", 0, 59, List.of());
    static final CronField HOURS = new CronField("Hours", 0, 23, List.of());
    static final CronField DAY_OF_MONTH = new CronField("Day-of-month", 1, 31, List.of());
    static final CronField MONTH =
            new CronField(
                    "Month",
                    1,
                    12,
                    List.of(
                            "JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT",
                            "NOV", "DEC"));
    static final CronField DAY_OF_WEEK =
            new CronField(
                    "Day-of-week", 1, 7, List.of("SUN", "MON", "TUE", "WED", "THU", "FRI", "SAT"));
    static final CronField YEAR = new CronField("Year", 1970, 2199, List.of());

    private static final Pattern PART =
            Pattern.compile("(\\*|(?<from>\\w+)(-(?<to>\\w+))?)(/(?<step>[1-9][0-9]{0,3}))?");

    /**
     * All values a text stands for.
     *
     * @throws IllegalArgumentException naming the field and what it does not understand
     */
    NavigableSet<Integer> values(String text) {
        NavigableSet<Integer> values = new TreeSet<>();
        for (String part : text.split(",", -1)) {
            Matcher matcher = PART.matcher(part);
            if (!matcher.matches()) {
                throw unknown(part);
            }
            String from = matcher.group("from");
            String to = matcher.group("to");
            String step = matcher.group("step");
            int first = from == null ? least : value(from);
            boolean open = from == null || step != null;
            int last = to != null ? value(to) : open ? most : first;
            if (last < first) {
                throw unknown(part);
            }
            for (int i = first; i <= last; i += step == null ? 1 : Integer.parseInt(step)) {
                values.add(i);
            }
        }
        return values;
    }

    /** The value of one number or name. */
    int value(String text) {
        int named = names.indexOf(text.toUpperCase(Locale.ROOT));
        if (named >= 0) {
            return least + named;
        }
        if (!text.matches("[0-9]{1,4}")) {
            throw unknown(text);
        }
        int value = Integer.parseInt(text);
        if (value < least || value > most) {
            throw unknown(text);
        }
        return value;
    }

    IllegalArgumentException unknown(String part) {
        return new IllegalArgumentException(
                "cron field " + name + " takes " + least + " to " + most + ", not " + part);
    }
}
