package reelay.provider.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.net.http.HttpHeaders;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import reelay.provider.read.Values;

/**
 * How long a provider wants us to wait: the first of three headers that makes sense; of a refusal
 * also what its body says, and when its limits are said to be new.
 */
public final class RetryAfter {

    /** The longest wait taken from a header; whatever a server says, nobody means more. */
    private static final Duration LONGEST = Duration.ofDays(1);

    private static final String UNITS = "(h|m|s|ms|(hour|minute|second|millisecond|min|sec)s?)";

    private static final Pattern PART =
            Pattern.compile("(\\d{1,9}(?:\\.\\d{1,9})?) ?" + UNITS + "(?![a-z])");

    private static final Pattern WITH_UNITS =
            Pattern.compile("(\\d{1,9}(\\.\\d{1,9})? ?" + UNITS + " ?){1,4}");

    /** When a limit is new: OpenAI, GitHub, OpenRouter, the IETF's draft. */
    private static final List<String> RESETS =
            List.of(
                    "x-ratelimit-reset-requests",
                    "x-ratelimit-reset-after",
                    "x-ratelimit-reset",
                    "x-rate-limit-reset",
                    "ratelimit-reset");

    private static final List<String> IN_MILLISECONDS =
            List.of("retry_after_ms", "retry_after_milliseconds");

    private static final List<String> IN_SECONDS =
            List.of("retry_after", "retry_after_seconds", "retry_delay");

    /** Google has it in the second of its details. */
    private static final int DEEPEST = 4;

    private static final Pattern IN_WORDS =
            Pattern.compile(
                    "(?:(?:try|retry|available|wait)(?: it)?(?: again)?(?: after| in| for)?)"
                            + " (\\d{1,6}(?:\\.\\d{1,6})?"
                            + " ?(?:h|m|s|ms|(?:hour|minute|second|millisecond|min|sec)s?)\\b)",
                    Pattern.CASE_INSENSITIVE);

    /** So much of an answer is read for it, in characters. */
    private static final int MOST_WORDS = 4_000;

    private static final List<DateTimeFormatter> DATES =
            Stream.of(
                            "d MMM uuuu HH:mm:ss zzz",
                            "d MMM uuuu HH:mm:ss xx",
                            "d-MMM-uu HH:mm:ss zzz",
                            "MMM d HH:mm:ss uuuu")
                    .map(form -> DateTimeFormatter.ofPattern(form, Locale.ENGLISH))
                    .map(form -> form.withZone(ZoneOffset.UTC))
                    .toList();

    private RetryAfter() {}

    public static Optional<Duration> read(HttpHeaders headers, Instant now) {
        return headers.firstValue("openai-poll-after-ms")
                .flatMap(ms -> amount(ms, 1))
                .or(() -> headers.firstValue("retry-after-ms").flatMap(ms -> amount(ms, 1)))
                .or(() -> headers.firstValue("retry-after").flatMap(wait -> retryAfter(wait, now)));
    }

    /** The same of a refusal. */
    public static Optional<Duration> ofRefusal(Reply.Answer answer, Instant now) {
        return read(answer.headers(), now)
                .or(() -> answer.json().flatMap(json -> told(json, now, 0)))
                .or(() -> inWords(answer.text()))
                .or(
                        () ->
                                RESETS.stream()
                                        .flatMap(it -> answer.headers().firstValue(it).stream())
                                        .flatMap(reset -> retryAfter(reset, now).stream())
                                        .findFirst());
    }

    /** Discord and many {@code retry_after}, Google {@code retryDelay}; seconds, or with a unit. */
    private static Optional<Duration> told(JsonNode body, Instant now, int depth) {
        if (depth > DEEPEST) {
            return Optional.empty();
        }
        Optional<Duration> here =
                IN_MILLISECONDS.stream()
                        .flatMap(name -> Values.text(Values.field(body, name)).stream())
                        .flatMap(text -> amount(text, 1).stream())
                        .findFirst()
                        .or(
                                () ->
                                        IN_SECONDS.stream()
                                                .map(name -> Values.field(body, name))
                                                .flatMap(value -> Values.text(value).stream())
                                                .flatMap(text -> retryAfter(text, now).stream())
                                                .findFirst());
        return here.or(
                () ->
                        body.valueStream()
                                .filter(JsonNode::isContainerNode)
                                .flatMap(inner -> told(inner, now, depth + 1).stream())
                                .findFirst());
    }

    /** OpenAI: "Please try again in 2.4s." */
    private static Optional<Duration> inWords(String text) {
        Matcher words = IN_WORDS.matcher(text.substring(0, Math.min(text.length(), MOST_WORDS)));
        return words.find() ? withUnits(words.group(1)) : Optional.empty();
    }

    private static Optional<Duration> retryAfter(String told, Instant now) {
        String wait = told.strip();
        return moment(wait)
                .map(then -> from(now, then))
                .or(() -> amount(wait, 1000))
                .or(() -> withUnits(wait))
                .or(() -> Values.time(TextNode.valueOf(wait)).map(then -> from(now, then)))
                .or(() -> until(wait, now))
                // Two of them, which a proxy put into one line.
                .or(() -> amount(wait.split(",", 2)[0], 1000));
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

    /** The three forms of RFC 9110 section 5.6.7; the day of the week is not believed. */
    private static Optional<Duration> until(String date, Instant now) {
        String plain = date.replaceFirst("^\\p{Alpha}{3,9},? {1,2}", "").replaceAll(" +", " ");
        for (DateTimeFormatter form : DATES) {
            try {
                return Optional.of(from(now, Instant.from(form.parse(plain))));
            } catch (DateTimeException notSo) {
                // Then in another form, or it is no date.
            }
        }
        return Optional.empty();
    }
}
