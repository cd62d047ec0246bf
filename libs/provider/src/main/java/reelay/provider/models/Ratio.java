package reelay.provider.models;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import reelay.video.VideoSize;

/**
 * The shape of a picture, {@code 16:9} on the wire.
 *
 * @param width at least 1
 * @param height at least 1
 */
public record Ratio(int width, int height) {

    private static final Pattern SHAPE = Pattern.compile("([1-9][0-9]{0,2}):([1-9][0-9]{0,2})");

    /**
     * How far a size may be from a ratio, as a part of it: pixels are whole, and the larger sizes
     * of Sora (7:4) are 1.6 per cent from 16:9, which others make instead. No two ratios that
     * anybody sells are so near to each other.
     */
    private static final double TOLERANCE = 0.02;

    /** The ratio in {@code text}, or empty when the text is none. */
    public static Optional<Ratio> parse(String text) {
        Matcher matcher = SHAPE.matcher(text);
        return matcher.matches()
                ? Optional.of(
                        new Ratio(
                                Integer.parseInt(matcher.group(1)),
                                Integer.parseInt(matcher.group(2))))
                : Optional.empty();
    }

    /** Whether a picture of that size has this shape, give or take two per cent. */
    public boolean fits(int pixelsWide, int pixelsHigh) {
        return distance(pixelsWide, pixelsHigh) <= TOLERANCE;
    }

    /** The same of a video. */
    boolean fits(VideoSize size) {
        return fits(size.width(), size.height());
    }

    /** How far a size is from it, as a part of it. */
    double distance(VideoSize size) {
        return distance(size.width(), size.height());
    }

    private double distance(int pixelsWide, int pixelsHigh) {
        double wanted = (double) width / height;
        double given = (double) pixelsWide / pixelsHigh;
        return Math.max(wanted, given) / Math.min(wanted, given) - 1;
    }

    /** The size of this shape whose shorter edge is so long; the longer one is even. */
    VideoSize withShorterEdge(int edge) {
        int longer =
                2
                        * Math.round(
                                (float) edge
                                        * Math.max(width, height)
                                        / Math.min(width, height)
                                        / 2);
        return width >= height ? new VideoSize(longer, edge) : new VideoSize(edge, longer);
    }

    @Override
    public String toString() {
        return width + ":" + height;
    }
}
