package reelay.provider.http;

import java.net.http.HttpHeaders;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/** How long a provider wants us to wait; the first of three headers that makes sense. */
public final class WaitHeaders {

    /** The longest wait taken from a header; whatever a server says, nobody means more. */
    private static final Duration LONGEST = Duration.ofDays(1);

    private WaitHeaders() {}

    public static Optional<Duration> read(HttpHeaders headers, Instant now) {
        return headers.firstValue("openai-poll-after-ms")
                .flatMap(ms -> amount(ms, 1))
                .or(() -> headers.firstValue("retry-after-ms").flatMap(ms -> amount(ms, 1)))
                .or(() -> headers.firstValue("retry-after").flatMap(s -> amount(s, 1000)))
                .or(() -> headers.firstValue("retry-after").flatMap(date -> until(date, now)));
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
            Duration wait = Duration.between(now, then);
            if (wait.isNegative()) {
                return Optional.of(Duration.ZERO);
            }
            return Optional.of(wait.compareTo(LONGEST) > 0 ? LONGEST : wait);
        } catch (DateTimeException notADate) {
            return Optional.empty();
        }
    }
}
