package reelay.provider.job;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What providers and gateways show in place of a prompt: that they keep it to themselves, its
 * digest, or its characters in somebody's encoding. It tells nothing about whose the job is.
 */
final class HiddenPrompt {

    /** Words of notes such as {@code [REDACTED by policy]}, and what programs write for nothing. */
    private static final Set<String> NOTES =
            Set.of(
                    "redacted",
                    "hidden",
                    "masked",
                    "filtered",
                    "removed",
                    "deleted",
                    "omitted",
                    "truncated",
                    "private",
                    "confidential",
                    "withheld",
                    "protected",
                    "anonymized",
                    "anonymised",
                    "moderated",
                    "blocked",
                    "secret",
                    "encrypted",
                    "hash",
                    "null",
                    "none",
                    "nil",
                    "undefined",
                    "unknown",
                    "unavailable",
                    "available",
                    "empty",
                    "blank",
                    "untitled",
                    "n",
                    "a",
                    "na",
                    "no",
                    "not",
                    "stored",
                    "shown",
                    "logged",
                    "kept",
                    "provided",
                    "set",
                    "object",
                    "string",
                    "text",
                    "content",
                    "prompt",
                    "input",
                    "request",
                    "value",
                    "data",
                    "video",
                    "user",
                    "by",
                    "for",
                    "of",
                    "the",
                    "is",
                    "was",
                    "due",
                    "to",
                    "policy",
                    "privacy",
                    "gateway",
                    "reasons",
                    "security",
                    "隐藏",
                    "已隐藏",
                    "保密",
                    "无");

    private static final Pattern MASK = Pattern.compile("x{3,64}");

    private static final Pattern BETWEEN_WORDS = Pattern.compile("[^\\p{L}\\p{M}\\p{N}]+");

    /**
     * Characters as HTML, URLs, JSON, Python and JavaScript write them, and UTF-8 that somebody
     * read as Latin-1.
     */
    private static final Pattern ENCODED =
            Pattern.compile(
                    "&(#\\d{2,7}|#[xX]\\p{XDigit}{2,6}|\\p{Alpha}{2,10});|%\\p{XDigit}{2}"
                            + "|\\\\(u\\{?\\p{XDigit}{4,6}|x\\p{XDigit}{2})"
                            + "|[\\u00c2-\\u00f4][\\u0080-\\u00bf\\u0152-\\u0192\\u02c6\\u02dc\\u2013-\\u2122]");

    /** So many of those are no accident. */
    private static final int ENCODED_AT_LEAST = 3;

    /** Digests, Base64 and ids have no blanks; the words of a language are shorter. */
    private static final Pattern ONE_TOKEN = Pattern.compile("[\\p{Alnum}+/=_:.$,-]{20,}");

    /** A note is short. In characters. */
    private static final int LONGEST_NOTE = 200;

    /** So much of a text tells whether it is encoded. In characters. */
    private static final int LONGEST_READ = 2_000;

    private HiddenPrompt() {}

    static boolean is(String text) {
        String shown = text.substring(0, Math.min(text.length(), LONGEST_READ));
        return (shown.length() <= LONGEST_NOTE
                        && saysThatItIsHidden(shown.toLowerCase(Locale.ROOT)))
                || ENCODED.matcher(shown).results().limit(ENCODED_AT_LEAST).count()
                        == ENCODED_AT_LEAST
                || isOfTokens(shown);
    }

    private static boolean saysThatItIsHidden(String shown) {
        List<String> words =
                Stream.of(BETWEEN_WORDS.split(shown, -1)).filter(word -> !word.isEmpty()).toList();
        return !words.isEmpty()
                && words.stream()
                        .allMatch(word -> NOTES.contains(word) || MASK.matcher(word).matches());
    }

    /** Base64 may be broken into lines. */
    private static boolean isOfTokens(String shown) {
        String[] lines = shown.strip().split("\\s+", -1);
        return Stream.of(lines)
                .limit(Math.max(1, lines.length - 1))
                .allMatch(line -> ONE_TOKEN.matcher(line).matches());
    }
}
