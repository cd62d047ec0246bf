package reelay.simulator.mp4;

/**
 * What a clip shows; the same plan always makes the same bytes.
 *
 * @param text the words in the middle, wrapped; letters without a glyph become a box
 * @param width in pixels, even, at least 64
 * @param height in pixels, even, at least 64
 * @param seconds length, 1 to 120
 * @param seed chooses the colours and the way of the dot
 * @param padding bytes of filler behind the video, for tests of big files; 0 for none
 */
public record ClipPlan(String text, int width, int height, int seconds, long seed, long padding) {

    private static final int SMALLEST_SIDE = 64;
    private static final int LONGEST_SECONDS = 120;

    /** Refuses what cannot be drawn. */
    public ClipPlan {
        if (width % 2 != 0 || height % 2 != 0) {
            throw new IllegalArgumentException("sides must be even, were " + width + "x" + height);
        }
        if (width < SMALLEST_SIDE || height < SMALLEST_SIDE) {
            throw new IllegalArgumentException(
                    "sides must be at least 64 pixels, were " + width + "x" + height);
        }
        if (seconds < 1 || seconds > LONGEST_SECONDS) {
            throw new IllegalArgumentException("seconds must be 1 to 120, was " + seconds);
        }
        if (padding < 0) {
            throw new IllegalArgumentException("padding must not be negative, was " + padding);
        }
        // Refuses a picture beyond the largest level by name.
        H264Level.of(width, height, Clip.FRAMES_PER_SECOND);
    }

    /** The words are a prompt, which no log line may show. */
    @Override
    public String toString() {
        return "ClipPlan[" + width + "x" + height + ", " + seconds + " s]";
    }
}
