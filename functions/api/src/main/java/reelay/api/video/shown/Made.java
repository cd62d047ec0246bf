package reelay.api.video.shown;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import reelay.video.StoredVideo;
import reelay.video.Video;
import reelay.video.VideoFormat;
import reelay.video.VideoRequest;
import reelay.video.VideoSize;

/**
 * What a finished video is where that is not what was asked for, read from its own bytes.
 *
 * @param seconds playing time, as text like the length that was asked for; null when the file does
 *     not say it
 * @param size width and height as shown; null when the file does not say them
 * @param type media type of what the content route leads to
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
public record Made(@Nullable String seconds, @Nullable VideoSize size, String type) {

    /** Less is how encoders round: 4 seconds are often 4.04. */
    private static final Duration TOLERANCE = Duration.ofMillis(500);

    /** What was made of a video; empty when it is what was asked for, as far as can be told. */
    static Optional<Made> of(Video video) {
        return video.stored()
                .filter(stored -> differs(video.request(), stored))
                .map(
                        stored ->
                                new Made(
                                        stored.duration() == null
                                                ? null
                                                : seconds(stored.duration()),
                                        stored.size(),
                                        stored.format().contentType()));
    }

    private static boolean differs(VideoRequest asked, StoredVideo stored) {
        boolean otherLength =
                stored.duration() != null
                        && stored.duration()
                                        .minusSeconds(asked.seconds())
                                        .abs()
                                        .compareTo(TOLERANCE)
                                >= 0;
        boolean otherSize = stored.size() != null && !stored.size().equals(asked.size());
        return otherLength || otherSize || stored.format() != VideoFormat.MP4;
    }

    /** Such as {@code 4} and {@code 5.2}. */
    private static String seconds(Duration duration) {
        return BigDecimal.valueOf(duration.toMillis(), 3).stripTrailingZeros().toPlainString();
    }
}
