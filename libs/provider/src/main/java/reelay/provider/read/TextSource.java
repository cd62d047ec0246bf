package reelay.provider.read;

import java.io.IOException;
import java.io.Reader;

/**
 * The characters of a JSON document for Jackson, which holds a text whole before it shows any of
 * it. Each read ends after an opening quote, so that the text can be taken from here instead, as
 * much of it as is wanted.
 */
final class TextSource extends Reader {

    private final Reader in;
    private final char[] buffer = new char[8 * 1024];
    private int next;
    private int end;
    private boolean insideText;
    private boolean escaped;

    TextSource(Reader in) {
        this.in = in;
    }

    @Override
    public int read(char[] target, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        if (next == end && !fill()) {
            return -1;
        }
        int count = 0;
        boolean opened = false;
        while (!opened && count < length && next < end) {
            char c = buffer[next++];
            target[offset + count++] = c;
            opened = opens(c);
        }
        return count;
    }

    private boolean opens(char c) {
        if (!insideText) {
            insideText = c == '"';
            return insideText;
        }
        if (escaped) {
            escaped = false;
        } else if (c == '\\') {
            escaped = true;
        } else if (c == '"') {
            insideText = false;
        }
        return false;
    }

    /**
     * The text whose opening quote was the last character read; its closing quote is read next.
     *
     * @param most characters of it that are kept
     */
    StringBuilder text(int most) throws IOException {
        StringBuilder kept = new StringBuilder();
        while (kept.length() < most) {
            int c = textCharacter();
            if (c < 0) {
                break;
            }
            kept.append((char) c);
        }
        return kept;
    }

    /** Passes over the rest of the text; answers how many characters that were. */
    long skipText() throws IOException {
        long count = 0;
        while (textCharacter() >= 0) {
            count++;
        }
        return count;
    }

    /** The next character of the text, without its escape; -1 before the closing quote. */
    int textCharacter() throws IOException {
        if (next == end && !fill()) {
            return -1;
        }
        char c = buffer[next];
        if (c == '"') {
            return -1;
        }
        next++;
        return c == '\\' ? escape() : c;
    }

    /** Whether the document ended where more was to come. */
    boolean exhausted() throws IOException {
        return next == end && !fill();
    }

    private int escape() throws IOException {
        if (exhausted()) {
            return -1;
        }
        char c = buffer[next++];
        return switch (c) {
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            case 'u' -> codeUnit();
            default -> c;
        };
    }

    /** Four hexadecimal digits; what is none ends them and stays. */
    private int codeUnit() throws IOException {
        int unit = 0;
        for (int digits = 0; digits < 4; digits++) {
            if (exhausted() || Character.digit(buffer[next], 16) < 0) {
                return '\uFFFD';
            }
            unit = unit * 16 + Character.digit(buffer[next++], 16);
        }
        return unit;
    }

    private boolean fill() throws IOException {
        end = Math.max(in.read(buffer), 0);
        next = 0;
        return end > 0;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
