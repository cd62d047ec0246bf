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
 * @param posterKey S3 key of what shows what is in it; absent when there is nothing
 * @param posterType media type of that: its provider's thumbnail, an image, or a film of its first
 *     picture alone, which is what it is where this is absent
 */
public record StoredVideo(
        String objectKey,
        long bytes,
        String sha256,
        VideoFormat format,
        @Nullable Duration duration,
        @Nullable VideoSize size,
        @Nullable String posterKey,
        @Nullable String posterType) {

    /** Without a poster. */
    public StoredVideo(
            String objectKey,
            long bytes,
            String sha256,
            VideoFormat format,
            @Nullable Duration duration,
            @Nullable VideoSize size) {
        this(objectKey, bytes, sha256, format, duration, size, null, null);
    }

    /** The same with a film of its first picture as its poster. */
    public StoredVideo withPoster(String key) {
        return new StoredVideo(objectKey, bytes, sha256, format, duration, size, key, null);
    }

    /** The same with an image as its poster. */
    public StoredVideo withPoster(String key, String imageType) {
        return new StoredVideo(objectKey, bytes, sha256, format, duration, size, key, imageType);
    }
}
