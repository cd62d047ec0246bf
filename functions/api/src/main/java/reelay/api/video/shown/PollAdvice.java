package reelay.api.video.shown;

import java.time.Duration;
import java.time.Instant;
import reelay.video.Video;

/**
 * When a client should look again. Without advice openai-python asks every second; it takes the
 * first advice it gets and keeps to it, so the first must do for the whole wait.
 */
final class PollAdvice {

    private static final long LEAST_MS = 2_000;
    private static final long MOST_MS = 10_000;

    /** Without progress nobody knows the end: start here, then follow the time passed. */
    private static final long FIRST_MS = 3_000;

    private PollAdvice() {}

    /** Milliseconds until the next look at a video that is not final. */
    static long afterMillis(Video video, Instant now) {
        long elapsed = Math.max(0, Duration.between(video.createdAt(), now).toMillis());
        int progress = video.progress();
        if (progress == 0) {
            return Math.clamp(elapsed / 10, FIRST_MS, MOST_MS);
        }
        long remaining = elapsed * (100 - progress) / progress;
        return Math.clamp(remaining / 2, LEAST_MS, MOST_MS);
    }
}
