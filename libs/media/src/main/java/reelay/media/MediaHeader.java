package reelay.media;

import java.time.Duration;
import java.util.Optional;
import reelay.video.VideoSize;

/**
 * What a video's header says of it.
 *
 * @param duration playing time, when it says so
 * @param size width and height as shown, when it says so
 */
public record MediaHeader(Optional<Duration> duration, Optional<VideoSize> size) {

    /** A header that says nothing. */
    static final MediaHeader SILENT = new MediaHeader(Optional.empty(), Optional.empty());

    /** Longest playing time that is believed: a damaged field must not become a length. */
    private static final Duration LONGEST = Duration.ofHours(24);

    private static final int MOST_PIXELS = 16_384;

    /** Playing time from units of a clock; empty when it is none or beyond reason. */
    static Optional<Duration> duration(double units, double unitsPerSecond) {
        double millis = units * 1000 / unitsPerSecond;
        // NaN fails both comparisons.
        return millis >= 1 && millis <= LONGEST.toMillis()
                ? Optional.of(Duration.ofMillis(Math.round(millis)))
                : Optional.empty();
    }

    /** Width and height; empty when they are none or beyond reason. */
    static Optional<VideoSize> size(long width, long height) {
        return width >= 1 && height >= 1 && width <= MOST_PIXELS && height <= MOST_PIXELS
                ? Optional.of(new VideoSize((int) width, (int) height))
                : Optional.empty();
    }
}
