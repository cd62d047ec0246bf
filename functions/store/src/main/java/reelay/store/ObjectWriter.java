package reelay.store;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Function;
import reelay.media.VideoCheck;
import reelay.video.Sha256;
import reelay.video.StoredVideo;
import reelay.video.VideoFormat;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.CompletedPart;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.NoSuchUploadException;
import software.amazon.awssdk.services.s3.model.S3Exception;

/**
 * Writes a download to one object, once: an object that is there already is never written over.
 * Nothing is visible in the bucket before the last byte has arrived and the length is right.
 */
final class ObjectWriter {

    /** Time that finishing or aborting an upload may take. */
    private static final Duration CLEANUP = Duration.ofSeconds(20);

    private final S3Client s3;
    private final String bucket;
    private final InstantSource clock;

    ObjectWriter(S3Client s3, String bucket, InstantSource clock) {
        this.s3 = s3;
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
    StoredVideo write(CheckedDownload download, Function<VideoFormat, String> keys, Instant end)
            throws BrokenDownloadException, NoVideoException, InterruptedException {
        byte[] first = new byte[firstBufferLength(download)];
        int length = download.fill(first);
        VideoFormat format = download.format();
        Target target = new Target(keys.apply(format), format);
        boolean fitsInOne = length < PartUploads.PART;
        boolean written =
                fitsInOne
                        ? putWhole(download, target, first, length)
                        : putInParts(download, target, first, end);
        return written ? download.stored(target.key(), format) : existing(target);
    }

    /** The object that is written. */
    private record Target(String key, VideoFormat format) {
        String contentType() {
            return format.contentType();
        }
    }

    /**
     * A short video needs a short buffer. One byte more than was promised shows whether the promise
     * was kept.
     */
    private static int firstBufferLength(CheckedDownload download) {
        long wanted = download.promisedLength().orElse(PartUploads.PART - 1L) + 1;
        return (int) Math.min(wanted, PartUploads.PART);
    }

    private boolean putWhole(CheckedDownload download, Target target, byte[] bytes, int length)
            throws BrokenDownloadException, NoVideoException {
        download.requireWhole();
        return unlessExists(
                () ->
                        s3.putObject(
                                put ->
                                        put.bucket(bucket)
                                                .key(target.key())
                                                .contentType(target.contentType())
                                                .ifNoneMatch("*"),
                                RequestBody.fromContentProvider(
                                        () -> new ByteArrayInputStream(bytes, 0, length),
                                        length,
                                        target.contentType())));
    }

    private boolean putInParts(CheckedDownload download, Target target, byte[] first, Instant end)
            throws BrokenDownloadException, NoVideoException, InterruptedException {
        String key = target.key();
        String uploadId =
                s3.createMultipartUpload(
                                create ->
                                        create.bucket(bucket)
                                                .key(key)
                                                .contentType(target.contentType()))
                        .uploadId();
        boolean completed = false;
        try {
            List<CompletedPart> parts = sendParts(download, key, uploadId, first, end);
            download.requireWhole();
            completed = unlessExists(() -> complete(key, uploadId, parts));
            return completed;
        } finally {
            if (!completed) {
                abort(key, uploadId);
            }
        }
    }

    private void abort(String key, String uploadId) {
        try {
            s3.abortMultipartUpload(abort -> abort.bucket(bucket).key(key).uploadId(uploadId));
        } catch (NoSuchUploadException e) {
            // Completed after all, or aborted before: either way nothing is left open.
        }
    }

    private List<CompletedPart> sendParts(
            CheckedDownload download, String key, String uploadId, byte[] first, Instant end)
            throws BrokenDownloadException, InterruptedException {
        try (PartUploads uploads = new PartUploads(s3, bucket, key, uploadId)) {
            uploads.send(first, first.length);
            int length;
            do {
                if (clock.instant().isAfter(end.minus(CLEANUP))) {
                    throw new BrokenDownloadException(
                            "the video did not arrive within the time the function has");
                }
                byte[] buffer = uploads.buffer();
                length = download.fill(buffer);
                if (length > 0) {
                    uploads.send(buffer, length);
                }
            } while (length == PartUploads.PART);
            return uploads.finish();
        }
    }

    private void complete(String key, String uploadId, List<CompletedPart> parts) {
        s3.completeMultipartUpload(
                complete ->
                        complete.bucket(bucket)
                                .key(key)
                                .uploadId(uploadId)
                                .ifNoneMatch("*")
                                .multipartUpload(all -> all.parts(parts)));
    }

    /**
     * The object an earlier try wrote. It was whole when it was written, so it stands, and its own
     * digest is the one to keep.
     */
    private StoredVideo existing(Target target) throws BrokenDownloadException {
        VideoCheck check = new VideoCheck();
        MessageDigest digest = Sha256.start();
        long bytes = 0;
        byte[] buffer = new byte[64 * 1024];
        try (InputStream object = s3.getObject(get -> get.bucket(bucket).key(target.key()))) {
            int read;
            while ((read = object.read(buffer)) >= 0) {
                digest.update(buffer, 0, read);
                check.take(buffer, 0, read);
                bytes += read;
            }
        } catch (IOException e) {
            throw new BrokenDownloadException("the stored video could not be read back", e);
        } catch (NoSuchKeyException e) {
            throw new BrokenDownloadException("the upload vanished before it was completed", e);
        }
        return CheckedDownload.stored(
                target.key(),
                bytes,
                HexFormat.of().formatHex(digest.digest()),
                target.format(),
                check.header());
    }

    /**
     * Whether the write took effect; false when the object was there before. A lost answer that the
     * SDK asked for again looks the same: 412, or for a completed upload 404.
     */
    private static boolean unlessExists(Runnable write) throws BrokenDownloadException {
        try {
            write.run();
            return true;
        } catch (NoSuchUploadException e) {
            return false;
        } catch (S3Exception e) {
            return switch (e.statusCode()) {
                case 412 -> false;
                case 409 ->
                        throw new BrokenDownloadException(
                                "another store is writing the same object right now", e);
                default -> throw e;
            };
        }
    }
}
