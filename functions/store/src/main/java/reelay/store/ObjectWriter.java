package reelay.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.Optional;
import java.util.function.Function;
import reelay.catalog.bucket.ObjectUpload;
import reelay.catalog.bucket.VideoBucket;
import reelay.catalog.bucket.WriteOnce;
import reelay.media.FirstPicture;
import reelay.media.VideoCheck;
import reelay.video.Sha256;
import reelay.video.StoredVideo;
import reelay.video.VideoFormat;

/**
 * Writes a download to one object, once: an object that is there already is never written over.
 * Nothing is visible in the bucket before the last byte has arrived and the length is right.
 */
final class ObjectWriter {

    /** Time that finishing or aborting an upload may take. */
    private static final Duration CLEANUP = Duration.ofSeconds(20);

    private final VideoBucket bucket;
    private final InstantSource clock;

    ObjectWriter(VideoBucket bucket, InstantSource clock) {
        this.bucket = bucket;
        this.clock = clock;
    }

    /**
     * Moves the bytes.
     *
     * @param keys the key for each format
     * @param end when this process will be stopped
     * @throws BrokenDownloadException if they did not arrive whole, or in time
     * @throws NoVideoException if they are something else
     */
    Written write(CheckedDownload download, Function<VideoFormat, String> keys, Instant end)
            throws BrokenDownloadException, NoVideoException, InterruptedException {
        byte[] first = new byte[firstBufferLength(download)];
        int length = download.fill(first);
        VideoFormat format = download.format();
        Target target = new Target(keys.apply(format), format);
        boolean fitsInOne = length < ObjectUpload.PART;
        boolean written =
                fitsInOne
                        ? putWhole(download, target, first, length)
                        : putInParts(download, target, first, end);
        return written
                ? new Written(
                        download.stored(target.key(), format),
                        download.picture(),
                        fitsInOne
                                ? Optional.of(ByteBuffer.wrap(first, 0, length))
                                : Optional.empty())
                : existing(target);
    }

    /**
     * An object that is whole.
     *
     * @param picture its first one that stands alone
     * @param bytes all of it, where it is short enough to be in memory at once
     */
    record Written(StoredVideo video, Optional<FirstPicture> picture, Optional<ByteBuffer> bytes) {}

    /** The object that is written. */
    private record Target(String key, VideoFormat format) {}

    /**
     * A short video needs a short buffer. One byte more than was promised shows whether the promise
     * was kept.
     */
    private static int firstBufferLength(CheckedDownload download) {
        long wanted = download.promisedLength().orElse(ObjectUpload.PART - 1L) + 1;
        return (int) Math.min(wanted, ObjectUpload.PART);
    }

    private boolean putWhole(CheckedDownload download, Target target, byte[] bytes, int length)
            throws BrokenDownloadException, NoVideoException {
        download.requireWhole();
        return written(bucket.putOnce(target.key(), target.format(), bytes, length));
    }

    private boolean putInParts(CheckedDownload download, Target target, byte[] first, Instant end)
            throws BrokenDownloadException, NoVideoException, InterruptedException {
        try (ObjectUpload upload = bucket.upload(target.key(), target.format())) {
            upload.send(first, first.length);
            int length;
            do {
                if (clock.instant().isAfter(end.minus(CLEANUP))) {
                    throw new BrokenDownloadException(
                            "the video did not arrive within the time the function has");
                }
                byte[] buffer = upload.buffer();
                length = download.fill(buffer);
                if (length > 0) {
                    upload.send(buffer, length);
                }
            } while (length == ObjectUpload.PART);
            upload.finish();
            download.requireWhole();
            return written(upload.complete());
        }
    }

    private static boolean written(WriteOnce once) throws BrokenDownloadException {
        return switch (once) {
            case WRITTEN -> true;
            case THERE_BEFORE -> false;
            case CONTENDED ->
                    throw new BrokenDownloadException(
                            "another store is writing the same object right now");
        };
    }

    /**
     * The object an earlier try wrote. It was whole when it was written, so it stands, and its own
     * digest is the one to keep.
     */
    private Written existing(Target target) throws BrokenDownloadException {
        VideoCheck check = new VideoCheck();
        MessageDigest digest = Sha256.start();
        long bytes = 0;
        byte[] buffer = new byte[64 * 1024];
        try (VideoBucket.FlowingObject object =
                bucket.open(target.key())
                        .orElseThrow(
                                () ->
                                        new BrokenDownloadException(
                                                "the upload vanished before it was completed"))) {
            int read;
            while ((read = object.content().read(buffer)) >= 0) {
                digest.update(buffer, 0, read);
                check.take(buffer, 0, read);
                bytes += read;
            }
        } catch (IOException e) {
            throw new BrokenDownloadException("the stored video could not be read back", e);
        }
        StoredVideo video =
                CheckedDownload.stored(
                        target.key(),
                        bytes,
                        HexFormat.of().formatHex(digest.digest()),
                        target.format(),
                        check.header());
        return new Written(video, check.picture(), Optional.empty());
    }
}
