package reelay.provider.models;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * How fine a picture is, as providers sell it.
 *
 * @param word the provider's own, such as {@code 720p}, {@code 768P} and {@code 2K}
 * @param edge the shorter edge, in pixels
 */
public record Tier(String word, int edge) {

    private static final Pattern LINES = Pattern.compile("([1-9][0-9]{2,3})p");

    /** The longest shorter edges of what is sold as one: SD, HD, full HD, 2K, 4K. */
    private static final int[] CLASSES = {480, 768, 1080, 1440, 2160};

    /** The tier of that word, or empty when nobody uses it. */
    static Optional<Tier> parse(String word) {
        String plain = word.toLowerCase(Locale.ROOT);
        return switch (plain) {
            case "2k" -> Optional.of(new Tier(word, 1440));
            case "4k" -> Optional.of(new Tier(word, 2160));
            default ->
                    LINES.matcher(plain)
                            .results()
                            .filter(found -> found.group().equals(plain))
                            .findFirst()
                            .map(found -> new Tier(word, Integer.parseInt(found.group(1))));
        };
    }

    /**
     * Whether a video with that shorter edge is one of this tier: not longer, and not so much
     * shorter that it would be sold as something cheaper.
     */
    boolean takes(int shorterEdge) {
        return shorterEdge <= edge && classOf(shorterEdge) == classOf(edge);
    }

    private static int classOf(int edge) {
        for (int i = 0; i < CLASSES.length; i++) {
            if (edge <= CLASSES[i]) {
                return i;
            }
        }
        return CLASSES.length;
    }
}
