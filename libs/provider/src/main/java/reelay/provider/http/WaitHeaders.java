package reelay.provider.http;

import java.net.http.HttpHeaders;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** How long a provider wants us to wait; the first of three headers that makes sense. */
public final class WaitHeaders {

    /** The longest wait taken from a header; whatever a server says, nobody means more. */
    private static final Duration LONGEST = Duration.ofDays(1);

    private static final String UNITS = "(h|m|s|ms|(hour|minute|second|millisecond|min|sec)s?)";

    private static final Pattern PART =
            Pattern.compile("(\\d{1,9}(?:\\.\\d{1,9})?) ?" + UNITS + "(?![a-z])");

    private static final Pattern WITH_UNITS =
            Pattern.compile("(\\d{1,9}(\\.\\d{1,9})? ?" + UNITS + " ?){1,4}");

    private WaitHeaders() {}

    public static Optional<Duration> read(HttpHeaders headers, Instant now) {
        return headers.firstValue("openai-poll-after-ms")
                .flatMap(ms -> amount(ms, 1))
                .or(() -> headers.firstValue("retry-after-ms").flatMap(ms -> amount(ms, 1)))
                .or(() -> headers.firstValue("retry-after").flatMap(wait -> retryAfter(wait, now)));
    }

    private static Optional<Duration> retryAfter(String wait, Instant now) {
        return moment(wait)
                .map(then -> from(now, then))
                .or(() -> amount(wait, 1000))
                .or(() -> withUnits(wait))
                .or(() -> until(wait, now));
    }

    /** Some write when, in Unix seconds or milliseconds, where the protocol has for how long. */
    private static Optional<Instant> moment(String text) {
        return Optional.of(text.strip())
                .filter(digits -> digits.matches("1\\d{9}(\\d{3})?"))
                .map(Long::parseLong)
                .map(time -> Instant.ofEpochMilli(time > 9_999_999_999L ? time : time * 1000));
    }

    /** {@code 2s}, {@code 1m30s}, {@code 30 seconds}, as OpenAI's other headers count. */
    private static Optional<Duration> withUnits(String text) {
        String told = text.strip().toLowerCase(Locale.ROOT);
        if (!WITH_UNITS.matcher(told).matches()) {
            return Optional.empty();
        }
        double milliseconds =
                PART.matcher(told)
                        .results()
                        .mapToDouble(
                                part -> Double.parseDouble(part.group(1)) * unit(part.group(2)))
                        .sum();
        return amount(Double.toString(milliseconds), 1);
    }

    private static int unit(String word) {
        return switch (word.charAt(0)) {
            case 'h' -> 3_600_000;
            case 's' -> 1000;
            default -> word.startsWith("ms") || word.startsWith("mil") ? 1 : 60_000;
        };
    }

    private static Duration from(Instant now, Instant then) {
        Duration wait = Duration.between(now, then);
        return wait.isNegative() ? Duration.ZERO : wait.compareTo(LONGEST) > 0 ? LONGEST : wait;
    }

    private static Optional<Duration> amount(String text, int milliseconds) {
        double amount;
        try {
            amount = Double.parseDouble(text.strip()) * milliseconds;
        } catch (NumberFormatException notANumber) {
            return Optional.empty();
        }
        if (!(amount >= 0)) {
            return Optional.empty();
        }
        boolean tooLong = amount > (double) LONGEST.toMillis();
        return Optional.of(tooLong ? LONGEST : Duration.ofMillis((long) Math.ceil(amount)));
    }

    private static Optional<Duration> until(String date, Instant now) {
        try {
            Instant then =
                    ZonedDateTime.parse(date.strip(), DateTimeFormatter.RFC_1123_DATE_TIME)
                            .toInstant();
            return Optional.of(from(now, then));
        } catch (DateTimeException notADate) {
            return Optional.empty();
        }
    }
}
