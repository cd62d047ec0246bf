package reelay.video;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A finished video's bytes in the bucket, and what they say of themselves.
 *
 * @param objectKey S3 key
 * @param bytes length, in bytes
 * @param sha256 digest of the bytes, 64 lower-case hex digits
 * @param format what the bytes are, whatever the provider called them
 * @param duration playing time; absent when the file does not say it
 * @param size width and height as shown; absent when the file does not say them
 * @param posterKey S3 key of a film of its first picture alone; absent when none could be cut out
 */
public record StoredVideo(
        String objectKey,
        long bytes,
        String sha256,
        VideoFormat format,
        @Nullable Duration duration,
        @Nullable VideoSize size,
        @Nullable String posterKey) {

    /** Without a poster. */
    public StoredVideo(
            String objectKey,
            long bytes,
            String sha256,
            VideoFormat format,
            @Nullable Duration duration,
            @Nullable VideoSize size) {
        this(objectKey, bytes, sha256, format, duration, size, null);
    }

    /** The same with a poster. */
    public StoredVideo withPoster(String key) {
        return new StoredVideo(objectKey, bytes, sha256, format, duration, size, key);
    }
}
