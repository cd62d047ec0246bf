package reelay.provider.openai;

import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import reelay.provider.ContentAnswer;
import reelay.provider.exchange.OpenAddress;
import reelay.provider.exchange.Opening;
import reelay.provider.http.ProviderAddress;

/**
 * Asks for a finished job's thumbnail, {@code GET /videos/{id}/content?variant=thumbnail}. Many
 * servers have none: they refuse the variant, or hand out the whole video, which is hung up on.
 */
final class AskForThumbnail {

    /** Nobody is kept waiting for a picture. */
    static final Duration PATIENCE = Duration.ofSeconds(5);

    /** A larger image is no thumbnail, in bytes. */
    private static final int LARGEST = 2 * 1024 * 1024;

    private final ProviderAddress address;
    private final OpenAddress addresses;

    /**
     * @param addresses opened with no more patience than {@link #PATIENCE}
     */
    AskForThumbnail(ProviderAddress address, OpenAddress addresses) {
        this.address = address;
        this.addresses = addresses;
    }

    Optional<byte[]> ask(String jobId) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        return switch (addresses.open(address.thumbnail(jobId), 0)) {
            case Opening.Other(ContentAnswer.Opened opened) -> image(opened, end);
            case Opening.Bytes(ContentAnswer.Opened opened) -> image(opened, end);
            case Opening.Bytes _, Opening.Words _, Opening.Nothing _ -> Optional.empty();
        };
    }

    /**
     * What calls itself an image, whole and within the limits; it is looked at by whoever keeps it.
     */
    private static Optional<byte[]> image(ContentAnswer.Opened opened, long end) {
        String type = opened.contentType().strip().toLowerCase(Locale.ROOT);
        try (opened) {
            return type.startsWith("image/") && opened.totalLength().orElse(0) <= LARGEST
                    ? read(opened.body(), end)
                    : Optional.empty();
        } catch (IOException brokenOff) {
            // The video is there; how it looks is nice to know, and asked for once.
            return Optional.empty();
        }
    }

    /** All of it; empty where that is too much or takes too long. */
    private static Optional<byte[]> read(InputStream body, long end) throws IOException {
        byte[] bytes = new byte[LARGEST + 1];
        int filled = 0;
        int count;
        while ((count = body.read(bytes, filled, bytes.length - filled)) >= 0) {
            filled += count;
            if (filled > LARGEST || System.nanoTime() - end > 0) {
                return Optional.empty();
            }
        }
        return Optional.of(Arrays.copyOf(bytes, filled));
    }
}
