package reelay.simulator.mp4;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

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

    /** Stands for a prompt of other letters. */
    private static final String NOT_DRAWABLE = "(prompt in letters this picture cannot draw)";

    /** Stands for the words of other letters in a prompt. */
    private static final String NOT_ALL_DRAWABLE = " (and letters this picture cannot draw)";

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

    /**
     * The text in letters the font has: accents fall off, line breaks become spaces, and of words
     * in other letters it says that there were some.
     */
    static String drawable(String prompt) {
        String plain =
                Normalizer.normalize(prompt, Normalizer.Form.NFKD)
                        .replaceAll("\\p{M}+", "")
                        .replace("ß", "ss")
                        .replaceAll("[‘’]", "'")
                        .replaceAll("[“”„]", "\"")
                        .replaceAll("[–—]", "-")
                        .replaceAll("\\s+", " ")
                        .strip();
        List<String> words = List.of(plain.split(" ", -1));
        List<String> drawable = words.stream().filter(Letters::hasLetter).toList();
        if (drawable.isEmpty() && !plain.isEmpty()) {
            return NOT_DRAWABLE;
        }
        String text = drawable.stream().map(Letters::boxed).collect(Collectors.joining(" "));
        return drawable.size() < words.size() && !plain.isEmpty() ? text + NOT_ALL_DRAWABLE : text;
    }

    private static boolean drawn(int letter) {
        return letter >= FIRST && letter < BOX;
    }

    private static boolean hasLetter(String word) {
        return word.codePoints().anyMatch(Letters::drawn);
    }

    /** A word in which a box stands for each letter that the font does not have. */
    private static String boxed(String word) {
        StringBuilder boxed = new StringBuilder();
        word.codePoints().forEach(letter -> boxed.append((char) (drawn(letter) ? letter : BOX)));
        return boxed.toString();
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
