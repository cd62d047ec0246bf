package reelay.video;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A finished video's bytes in the bucket.
 *
 * @param objectKey S3 key
 * @param bytes length, in bytes
 * @param sha256 digest of the bytes, 64 lower-case hex digits
 * @param contentType media type as the provider served it
 * @param duration playing time read from the file; absent when the file does not say it early on
 */
public record StoredVideo(
        String objectKey,
        long bytes,
        String sha256,
        String contentType,
        @Nullable Duration duration) {}
