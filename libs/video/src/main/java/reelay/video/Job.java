package reelay.video;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;

/**
 * The provider's own handle for a video.
 *
 * @param id as the provider gave it; any characters
 * @param provider name of the provider that works on it
 * @param submittedAt when the provider accepted it
 * @param result where the video is, when the provider answered the submit with the finished one
 * @param cost what the provider says that it charged for it, in US dollars; empty until it says so
 */
public record Job(
        String id,
        String provider,
        Instant submittedAt,
        Optional<ResultLink> result,
        Optional<BigDecimal> cost) {

    private static final String UNNAMED = "unnamed:";

    /** A job that the provider works on. */
    public Job(String id, String provider, Instant submittedAt) {
        this(id, provider, submittedAt, Optional.empty());
    }

    /** A job that may be finished already. */
    public Job(String id, String provider, Instant submittedAt, Optional<ResultLink> result) {
        this(id, provider, submittedAt, result, Optional.empty());
    }

    /** The id, for us alone, of a job to which the provider gave none. */
    public static String unnamed(VideoId video) {
        return UNNAMED + video.value();
    }

    /** Whether the provider knows it by its id, so that it can be asked for it. */
    public boolean named() {
        return !id.startsWith(UNNAMED);
    }
}
