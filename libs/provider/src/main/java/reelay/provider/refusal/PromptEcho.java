package reelay.provider.refusal;

/** Finds what a provider repeats of a prompt. */
final class PromptEcho {

    /** So much of a prompt is recognised again when a provider repeats only its beginning. */
    private static final int START = 12;

    /** A shorter piece in quotation marks may be a word of the provider's own. */
    private static final int SHORTEST_QUOTE = 4;

    private static final String OPENING = "\"'`“‘«「『";
    private static final String CLOSING = "\"'`”’»」』";

    private PromptEcho() {}

    static String cut(String text, String prompt, String mark) {
        String wanted = folded(prompt.strip());
        String rest = text;
        if (wanted.length() >= START) {
            for (String spelling : CleanText.spellings(prompt.strip())) {
                rest = withoutCopies(rest, folded(spelling), mark);
            }
        }
        return withoutQuotes(rest, wanted, mark);
    }

    /** Takes out each copy of the prompt's beginning, as far as it goes on like the prompt. */
    private static String withoutCopies(String text, String wanted, String mark) {
        String start = wanted.substring(0, START);
        String in = folded(text);
        StringBuilder rest = new StringBuilder();
        int done = 0;
        for (int at = in.indexOf(start); at >= 0; at = in.indexOf(start, done)) {
            int end = at + START;
            int next = START;
            while (end < in.length()
                    && next < wanted.length()
                    && in.charAt(end) == wanted.charAt(next)) {
                end++;
                next++;
            }
            rest.append(text, done, at).append(mark);
            done = end;
        }
        return rest.append(text, done, text.length()).toString();
    }

    private static String withoutQuotes(String text, String wanted, String mark) {
        StringBuilder rest = new StringBuilder();
        int done = 0;
        int[] ends = new int[OPENING.length()];
        for (int at = 0; at < text.length(); at++) {
            int kind = OPENING.indexOf(text.charAt(at));
            // Where none is left, none is looked for again.
            if (kind >= 0 && ends[kind] >= 0 && ends[kind] <= at) {
                ends[kind] = text.indexOf(CLOSING.charAt(kind), at + 1);
            }
            int end = kind < 0 ? -1 : ends[kind];
            if (end - at - 1 >= SHORTEST_QUOTE
                    && end - at - 1 <= wanted.length()
                    && wanted.contains(folded(text.substring(at + 1, end)))) {
                rest.append(text, done, at + 1).append(mark);
                done = end;
                at = end;
            }
        }
        return rest.append(text, done, text.length()).toString();
    }

    /** Character for character, so that places in one are places in the other. */
    private static String folded(String text) {
        StringBuilder folded = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            folded.append(
                    switch (c) {
                        case '“', '”', '„' -> '"';
                        case '‘', '’' -> '\'';
                        default -> Character.isWhitespace(c) ? ' ' : Character.toLowerCase(c);
                    });
        }
        return folded.toString();
    }
}
