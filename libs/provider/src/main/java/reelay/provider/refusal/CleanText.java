package reelay.provider.refusal;

import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import reelay.video.Prompt;
import reelay.video.Secret;

/**
 * Takes out of a provider's sentences what must not travel on with them. The one cleaner: whatever
 * a provider says passes here before it is kept, logged, sent or shown. A text is cut before any
 * pattern sees it, and no pattern goes back over what it read.
 */
public final class CleanText {

    /** So much of a text is looked at, in characters. */
    public static final int LONGEST = 4 * 1024;

    private static final String CUT_KEY = "[key]";
    private static final String CUT_PROMPT = "[prompt]";

    /**
     * Keys by their looks: {@code sk-...} and its relatives at other providers, whatever follows
     * {@code Bearer}. Reelay's own look the same. A provider may have masked the middle.
     */
    private static final Pattern KEY =
            Pattern.compile(
                    "(?i)\\b(?:sk-|(?:sk|pk|rk|xai|gsk|gm)[-_](?=[a-z0-9_]{12})|AIza(?=[a-z0-9_\\-]{30})"
                        + "|eyJ[a-z0-9_\\-]{10,200}\\.)[^\\s\"'`,;<>()\\[\\]{}]{1,400}"
                        + "|\\bBearer\\s{1,4}[^\\s\"'`,;<>]{1,400}|\\b(?:Key|Token)"
                        + " [0-9a-f]{8}-[0-9a-f\\-:]{8,120}");

    /** A signed link lets its holder in; SGLang puts one into its error (protocol section 5). */
    private static final Pattern LINK = Pattern.compile("(?i)https?://[^\\s\"'<>]{1,4096}+");

    /** Control characters, and those that turn the direction of a line or hide in it. */
    private static final Pattern INVISIBLE =
            Pattern.compile("[\\p{Cc}\\u200b-\\u200f\\u2028-\\u202e\\u2060-\\u206f\\ufeff]");

    private static final Pattern WORD = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_.:/\\-]{0,79}");

    private final List<String> keys;

    private CleanText(List<String> keys) {
        this.keys = keys;
    }

    /**
     * A cleaner that knows the real key.
     *
     * @param key null when there is none
     */
    public static CleanText knowing(@Nullable Secret key) {
        // A key of a few characters would stand in every other word.
        return new CleanText(
                key == null || key.ending().isEmpty() ? List.of() : List.of(key.value()));
    }

    /** The beginning of a text. */
    public static String cut(String text) {
        if (text.length() <= LONGEST) {
            return text;
        }
        boolean between = Character.isHighSurrogate(text.charAt(LONGEST - 1));
        return text.substring(0, between ? LONGEST - 1 : LONGEST);
    }

    /** The text as it may be shown. */
    public String of(String text) {
        String rest = cut(text);
        for (String key : keys) {
            rest = rest.replace(key, CUT_KEY);
        }
        rest = INVISIBLE.matcher(rest).replaceAll(" ");
        rest = LINK.matcher(rest).replaceAll(CleanText::withoutQuery);
        return KEY.matcher(rest).replaceAll(Matcher.quoteReplacement(CUT_KEY));
    }

    private static String withoutQuery(MatchResult link) {
        String address = link.group();
        int end = 0;
        while (end < address.length() && address.charAt(end) != '?' && address.charAt(end) != '#') {
            end++;
        }
        return Matcher.quoteReplacement(address.substring(0, end));
    }

    /** The same, of what answers a request with this prompt. */
    public String of(String text, Prompt prompt) {
        return withoutPrompt(of(text), prompt);
    }

    /** A short word for programs; empty when it is none, so that no sentence hides in a code. */
    public Optional<String> word(String text) {
        return Optional.of(text.strip())
                .filter(word -> WORD.matcher(word).matches())
                .map(this::of)
                .filter(word -> WORD.matcher(word).matches());
    }

    /**
     * The text without the prompt, should the provider repeat it: whole, from its beginning to
     * wherever the copy ends, or a piece of it in quotation marks.
     */
    public static String withoutPrompt(String text, Prompt prompt) {
        return PromptEcho.cut(text, prompt.text(), CUT_PROMPT);
    }
}
