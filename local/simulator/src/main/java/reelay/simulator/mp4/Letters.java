package reelay.simulator.mp4;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.List;
import java.util.Objects;

/** The bitmap font, five dots wide and eight high; drawn here because servers have no fonts. */
final class Letters {

    /** Dots from one letter to the next. */
    static final int ADVANCE = 6;

    /** Dots from one line to the next. */
    static final int LINE = 10;

    private static final int WIDTH = 5;
    private static final int HEIGHT = 8;
    private static final int BAND = 16;
    private static final int FIRST = ' ';
    private static final int BOX = 127;

    private final List<String> art;

    private Letters(List<String> art) {
        this.art = art;
    }

    /** Reads the font that lies beside this class. */
    static Letters load() {
        try (InputStream in =
                Objects.requireNonNull(Letters.class.getResourceAsStream("letters.txt"))) {
            String file = new String(in.readAllBytes(), StandardCharsets.US_ASCII);
            return new Letters(file.lines().skip(2).filter(line -> !line.isEmpty()).toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The text in letters the font has: accents fall off, line breaks become spaces. */
    static String drawable(String text) {
        String plain =
                Normalizer.normalize(text, Normalizer.Form.NFKD)
                        .replaceAll("\\p{M}+", "")
                        .replace("ß", "ss")
                        .replaceAll("[‘’]", "'")
                        .replaceAll("[“”„]", "\"")
                        .replaceAll("[–—]", "-")
                        .replaceAll("\\s+", " ")
                        .strip();
        StringBuilder drawable = new StringBuilder();
        plain.codePoints().forEach(c -> drawable.append((char) (c < FIRST || c > BOX ? BOX : c)));
        return drawable.toString();
    }

    /**
     * Draws one line, each dot a square.
     *
     * @param dot side of a dot in pixels, even
     */
    void draw(Picture picture, String line, int x, int y, int dot, Colour colour) {
        for (int i = 0; i < line.length(); i++) {
            int glyph = line.charAt(i) - FIRST;
            int across = glyph % BAND * (WIDTH + 1);
            int down = glyph / BAND * HEIGHT;
            for (int row = 0; row < HEIGHT; row++) {
                for (int column = 0; column < WIDTH; column++) {
                    if (art.get(down + row).charAt(across + column) == '#') {
                        int left = x + (i * ADVANCE + column) * dot;
                        picture.fill(left, y + row * dot, dot, dot, colour);
                    }
                }
            }
        }
    }
}
