package reelay.simulator.mp4;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Words broken into lines that fit a box.
 *
 * @param lines from top to bottom
 * @param dot side of a font dot in pixels: the largest even number that fits
 */
record Words(List<String> lines, int dot) {

    private static final int SMALLEST_DOT = 2;
    private static final int LARGEST_DOT = 16;

    /** Breaks the text; what does not fit even in the smallest letters ends in dots. */
    static Words fit(String text, int width, int height) {
        int longestWord =
                Arrays.stream(text.split(" ", -1)).mapToInt(String::length).max().orElse(0);
        for (int dot = LARGEST_DOT; dot >= SMALLEST_DOT; dot -= 2) {
            int columns = width / (Letters.ADVANCE * dot);
            List<String> lines = wrap(text, Math.max(1, columns));
            if (longestWord <= columns && lines.size() * Letters.LINE * dot <= height) {
                return new Words(lines, dot);
            }
        }
        int rows = Math.max(1, height / (Letters.LINE * SMALLEST_DOT));
        int columns = Math.max(4, width / (Letters.ADVANCE * SMALLEST_DOT));
        List<String> lines = wrap(text, columns);
        if (lines.size() > rows) {
            lines = new ArrayList<>(lines.subList(0, rows));
            String last = lines.getLast();
            lines.set(rows - 1, last.substring(0, Math.min(last.length(), columns - 3)) + "...");
        }
        return new Words(List.copyOf(lines), SMALLEST_DOT);
    }

    private static List<String> wrap(String text, int columns) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        for (String word : text.split(" ", -1)) {
            if (!line.isEmpty() && line.length() + 1 + word.length() > columns) {
                lines.add(line.toString());
                line.setLength(0);
            }
            String rest = word;
            while (rest.length() > columns) {
                lines.add(rest.substring(0, columns));
                rest = rest.substring(columns);
            }
            line.append(line.isEmpty() ? "" : " ").append(rest);
        }
        if (!line.isEmpty()) {
            lines.add(line.toString());
        }
        return lines;
    }
}
