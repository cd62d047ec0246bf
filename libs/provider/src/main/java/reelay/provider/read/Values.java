package reelay.provider.read;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Single values of a provider; what cannot be what it should be is unknown. */
public final class Values {

    /** The longest id, in characters: it must fit into a path and into a key of the table. */
    private static final int LONGEST_ID = 1_024;

    /** What servers write where there is no job, mostly beside a refusal. */
    private static final Pattern NO_ID = Pattern.compile("(?i)null|none|nil|undefined|[0-]{2,}");

    private static final int LONGEST_WORD = 64;

    /** More digits than any amount or time has. */
    private static final int LONGEST_NUMBER = 30;

    private static final Instant EARLIEST = Instant.parse("2001-09-09T01:46:40Z");
    private static final Instant LATEST = Instant.parse("2200-01-01T00:00:00Z");

    /** What fits into 64 bits. */
    private static final BigDecimal MOST_NANOSECONDS = BigDecimal.valueOf(Long.MAX_VALUE);

    /** Reads one value. */
    interface Reader<T> {
        Optional<T> read(JsonNode value);
    }

    private Values() {}

    /** The field of an object that bears a name in whatever spelling; missing when none does. */
    public static JsonNode field(JsonNode object, String name) {
        JsonNode exact = object.path(name);
        return exact.isMissingNode()
                ? JobDocument.named(object, List.of(name)).stream()
                        .findFirst()
                        .map(Map.Entry::getValue)
                        .orElse(exact)
                : exact;
    }

    /** A text or number as text; blank is absent. */
    public static Optional<String> text(JsonNode value) {
        return value.isTextual() || value.isNumber()
                ? Optional.of(value.asText()).filter(text -> !text.isBlank())
                : Optional.empty();
    }

    /**
     * An id: one that is too long, or holds what cannot be seen or half a character, is none. A
     * list of one, and MongoDB's object, stand for what they hold.
     */
    public static Optional<String> id(JsonNode value) {
        if (value.isArray() && value.size() == 1) {
            return id(value.get(0));
        }
        if (value.isObject() && value.has("$oid")) {
            return id(value.get("$oid"));
        }
        boolean exact = value.isTextual() || value.isIntegralNumber();
        return text(value)
                .map(String::strip)
                .filter(id -> exact && id.length() <= LONGEST_ID)
                .filter(id -> !NO_ID.matcher(id).matches())
                .filter(id -> id.codePoints().noneMatch(Values::unprintable));
    }

    private static boolean unprintable(int codePoint) {
        int type = Character.getType(codePoint);
        return type == Character.CONTROL || type == Character.FORMAT || type == Character.SURROGATE;
    }

    /** A word such as a status, without what cannot be shown; at most 64 characters. */
    static Optional<String> word(JsonNode value) {
        return Optional.of(value)
                .filter(JsonNode::isTextual)
                .map(text -> shown(text.textValue(), LONGEST_WORD).strip())
                .filter(word -> !word.isEmpty());
    }

    /** The beginning of a text, without control characters and halves of characters. */
    static String shown(String text, int most) {
        StringBuilder shown = new StringBuilder();
        text.codePoints()
                .limit(most)
                .map(c -> unprintable(c) ? ' ' : c)
                .forEach(shown::appendCodePoint);
        return shown.toString();
    }

    /** A number, or a text that is one. */
    public static Optional<BigDecimal> number(JsonNode value) {
        Optional<String> digits = text(value).map(String::strip);
        try {
            return digits.filter(text -> text.length() <= LONGEST_NUMBER)
                    .map(BigDecimal::new)
                    .filter(number -> Math.abs((long) number.scale()) <= LONGEST_NUMBER);
        } catch (NumberFormatException notANumber) {
            return Optional.empty();
        }
    }

    /** Per cent from a number or a text such as {@code "42%"}; more than all is all. */
    static Optional<Integer> percent(JsonNode value) {
        double percent;
        try {
            percent =
                    value.isTextual() && value.textValue().length() <= LONGEST_NUMBER
                            ? Double.parseDouble(value.textValue().replace("%", "").strip())
                            : value.isNumber() ? value.doubleValue() : Double.NaN;
        } catch (NumberFormatException notANumber) {
            return Optional.empty();
        }
        return percent >= 0 ? Optional.of((int) Math.min(percent, 100)) : Optional.empty();
    }

    /**
     * A time: Unix seconds, or parts of a second, which are told by their size (Kling counts
     * milliseconds); or ISO 8601, in UTC when it names no zone. One that is not of our age is
     * unknown.
     */
    public static Optional<Instant> time(JsonNode value) {
        return number(value)
                .filter(number -> number.abs().compareTo(MOST_NANOSECONDS) < 0)
                .map(BigDecimal::longValue)
                .flatMap(Values::unixTime)
                .or(() -> text(value).flatMap(Values::isoTime))
                .filter(time -> time.isAfter(EARLIEST) && time.isBefore(LATEST));
    }

    private static Optional<Instant> unixTime(long time) {
        if (time < 0) {
            return Optional.empty();
        }
        long seconds = time;
        for (int unit = 0; unit < 3 && seconds > LATEST.getEpochSecond(); unit++) {
            seconds /= 1_000;
        }
        return seconds > LATEST.getEpochSecond()
                ? Optional.empty()
                : Optional.of(Instant.ofEpochSecond(seconds));
    }

    private static Optional<Instant> isoTime(String text) {
        String iso = text.strip().replace(' ', 'T');
        try {
            return Optional.of(OffsetDateTime.parse(iso).toInstant());
        } catch (DateTimeException withoutZone) {
            try {
                return Optional.of(LocalDateTime.parse(iso).toInstant(ZoneOffset.UTC));
            } catch (DateTimeException notATime) {
                return Optional.empty();
            }
        }
    }
}
