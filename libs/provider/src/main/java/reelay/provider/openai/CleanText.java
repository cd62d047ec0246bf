package reelay.provider.openai;

import java.util.regex.Pattern;
import reelay.video.Prompt;

/** Takes out of a provider's sentences what must not travel on with them. */
final class CleanText {

    /** {@code Incorrect API key provided: sk-...} repeats the key (protocol section 2.2). */
    private static final Pattern KEY = Pattern.compile("(?i)\\b(sk-|bearer\\s+)[^\\s\"'`,;]+");

    /** A signed link lets its holder in; SGLang puts one into its error (protocol section 5). */
    private static final Pattern LINK_SIGNATURE =
            Pattern.compile("(?i)(https?://[^\\s\"'<>?#]+)[?#][^\\s\"'<>]*");

    /** So much of a prompt is recognised again when a provider repeats only its beginning. */
    private static final int PROMPT_START = 24;

    private CleanText() {}

    /** The text without keys and the secret parts of links. */
    static String of(String text) {
        return LINK_SIGNATURE.matcher(KEY.matcher(text).replaceAll("[key]")).replaceAll("$1");
    }

    /** The text without the prompt, should the provider repeat it. */
    static String withoutPrompt(String text, Prompt prompt) {
        String wanted = prompt.text().strip();
        String rest = text.replace(wanted, "[prompt]");
        int start =
                wanted.length() > PROMPT_START
                        ? rest.indexOf(wanted.substring(0, PROMPT_START))
                        : -1;
        return start < 0 ? rest : rest.substring(0, start) + "[prompt]";
    }
}
