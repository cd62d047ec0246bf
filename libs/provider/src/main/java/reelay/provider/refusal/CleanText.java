package reelay.provider.refusal;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
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
                    "(?i)(?:\\b|(?<=%[0-9a-f]{2}))(?:sk-|(?:sk|pk|rk|xai|gsk|gm)[-_](?=[a-z0-9_]{12})|AIza(?=[a-z0-9_\\-]{30})"
                            + "|eyJ[a-z0-9_\\-]{10,200}\\.)[^\\s\"'`,;<>()\\[\\]{}]{1,400}"
                            + "|\\bBearer\\s{1,4}[^\\s\"'`,;<>]{1,400}|\\b(?:Key|Token)"
                            + " [0-9a-f]{8}-[0-9a-f\\-:]{8,120}");

    /** A signed link lets its holder in; SGLang puts one into its error (protocol section 5). */
    private static final Pattern LINK = Pattern.compile("(?i)https?://[^\\s\"'<>]{1,4096}+");

    /** Characters that hide in a line or turn its direction, and halves of characters. */
    private static final Pattern INVISIBLE = Pattern.compile("[\\p{Cf}\\p{Cs}]");

    /** Control characters, and the separators of lines and paragraphs. */
    private static final Pattern CONTROL = Pattern.compile("[\\p{Cc}\\u2028\\u2029]");

    /** The shortest beginning of a key that is cut out where a text ends in it, in characters. */
    private static final int SHORTEST_START = 6;

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
                key == null || key.ending().isEmpty() ? List.of() : spellings(key.value()));
    }

    /** A text as it is, in an address, and in either Base64. */
    static List<String> spellings(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        String form = URLEncoder.encode(text, StandardCharsets.UTF_8);
        return Stream.of(
                        text,
                        form,
                        form.replace("+", "%20"),
                        Base64.getEncoder().withoutPadding().encodeToString(bytes),
                        Base64.getUrlEncoder().withoutPadding().encodeToString(bytes))
                .distinct()
                .toList();
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
        // What hides inside a key goes first, or nobody knows the key again.
        String rest = INVISIBLE.matcher(cut(text)).replaceAll("");
        for (String key : keys) {
            rest = withoutStart(rest.replace(key, CUT_KEY), key);
        }
        rest = CONTROL.matcher(rest).replaceAll(" ");
        rest = LINK.matcher(rest).replaceAll(CleanText::withoutQuery);
        return KEY.matcher(rest).replaceAll(Matcher.quoteReplacement(CUT_KEY));
    }

    /** The text without the beginning of a key at its end, where a long text was cut. */
    private static String withoutStart(String text, String key) {
        for (int length = key.length() - 1; length >= SHORTEST_START; length--) {
            if (text.endsWith(key.substring(0, length))) {
                return text.substring(0, text.length() - length) + CUT_KEY;
            }
        }
        return text;
    }

    private static String withoutQuery(MatchResult link) {
        String address = link.group();
        int end = 0;
        while (end < address.length() && address.charAt(end) != '?' && address.charAt(end) != '#') {
            end++;
        }
        return Matcher.quoteReplacement(address.substring(0, end));
    }

    /** Whether the real key stands in a text. */
    public boolean knows(String text) {
        return keys.stream().anyMatch(text::contains);
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
     * wherever the copy ends, or a piece of it in quotation marks; also as it stands in an address
     * or in Base64.
     */
    public static String withoutPrompt(String text, Prompt prompt) {
        return PromptEcho.cut(text, prompt.text(), CUT_PROMPT);
    }
}
