package reelay.provider.refusal;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import reelay.provider.refusal.ErrorBody.Layer;

/**
 * A page for people in place of an answer.
 *
 * @param title its heading; empty when it has none
 * @param text its text as far as it is near the beginning, without its marks
 */
record WebPage(String title, String text) {

    private static final int START = 200;

    /** The page, if it is one. */
    static Optional<WebPage> of(String body) {
        String page = CleanText.cut(body.strip());
        String start = page.substring(0, Math.min(page.length(), START)).toLowerCase(Locale.ROOT);
        boolean isPage =
                start.startsWith("<!doctype")
                        || start.startsWith("<html")
                        || start.contains("<head")
                        || start.contains("<title");
        return isPage
                ? Optional.of(new WebPage(title(page), withoutMarks(page)))
                : Optional.empty();
    }

    Layer layer() {
        return new Layer(List.of(), List.of(), "a web page: " + title, text, 0);
    }

    private static String title(String page) {
        String lower = page.toLowerCase(Locale.ROOT);
        int mark = lower.indexOf("<title");
        int start = mark < 0 ? -1 : lower.indexOf('>', mark);
        int end = start < 0 ? -1 : lower.indexOf('<', start);
        return end < 0 ? "" : page.substring(start + 1, end).strip();
    }

    private static String withoutMarks(String page) {
        StringBuilder text = new StringBuilder();
        boolean mark = false;
        for (int i = 0; i < page.length(); i++) {
            char c = page.charAt(i);
            if (c == '<') {
                mark = true;
                text.append(' ');
            } else if (c == '>') {
                mark = false;
            } else if (!mark) {
                text.append(c);
            }
        }
        return text.toString();
    }
}
