package reelay.store;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import reelay.video.Sha256;
import reelay.video.StoredVideo;
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
     * @param end when this process will be stopped
     * @throws BrokenDownloadException if they did not arrive whole, in time, or are no MP4
     */
    StoredVideo write(Download download, String key, Instant end)
            throws BrokenDownloadException, InterruptedException {
        byte[] first = new byte[firstBufferLength(download)];
        int length = fill(download, first);
        Mp4Start start = new Mp4Start(ByteBuffer.wrap(first, 0, length));
        if (!start.isMp4()) {
            throw new BrokenDownloadException("what the provider served is not an MP4 video");
        }
        // Read now: the buffer is used again.
        Optional<Duration> duration = start.duration();
        MessageDigest digest = Sha256.start();
        digest.update(first, 0, length);
        boolean fitsInOne = length < PartUploads.PART;
        boolean written =
                fitsInOne
                        ? putWhole(download, key, first, length)
                        : putInParts(download, key, first, digest, end);
        if (!written) {
            return existing(key, download.contentType(), duration);
        }
        return new StoredVideo(
                key,
                download.position(),
                HexFormat.of().formatHex(digest.digest()),
                download.contentType(),
                duration.orElse(null));
    }

    /**
     * A short video needs a short buffer. One byte more than was promised shows whether the promise
     * was kept.
     */
    private static int firstBufferLength(Download download) {
        long wanted = download.promisedLength().orElse(PartUploads.PART - 1L) + 1;
        return (int) Math.min(wanted, PartUploads.PART);
    }

    private boolean putWhole(Download download, String key, byte[] bytes, int length)
            throws BrokenDownloadException {
        checkLength(download);
        return unlessExists(
                () ->
                        s3.putObject(
                                put ->
                                        put.bucket(bucket)
                                                .key(key)
                                                .contentType(download.contentType())
                                                .ifNoneMatch("*"),
                                RequestBody.fromContentProvider(
                                        () -> new ByteArrayInputStream(bytes, 0, length),
                                        length,
                                        download.contentType())));
    }

    private boolean putInParts(
            Download download, String key, byte[] first, MessageDigest digest, Instant end)
            throws BrokenDownloadException, InterruptedException {
        String uploadId =
                s3.createMultipartUpload(
                                create ->
                                        create.bucket(bucket)
                                                .key(key)
                                                .contentType(download.contentType()))
                        .uploadId();
        boolean completed = false;
        try {
            List<CompletedPart> parts = sendParts(download, key, uploadId, first, digest, end);
            checkLength(download);
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
            Download download,
            String key,
            String uploadId,
            byte[] first,
            MessageDigest digest,
            Instant end)
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
                length = fill(download, buffer);
                if (length > 0) {
                    digest.update(buffer, 0, length);
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
    private StoredVideo existing(String key, String contentType, Optional<Duration> duration)
            throws BrokenDownloadException {
        MessageDigest digest = Sha256.start();
        long bytes = 0;
        byte[] buffer = new byte[64 * 1024];
        try (InputStream object = s3.getObject(get -> get.bucket(bucket).key(key))) {
            int read;
            while ((read = object.read(buffer)) >= 0) {
                digest.update(buffer, 0, read);
                bytes += read;
            }
        } catch (IOException e) {
            throw new BrokenDownloadException("the stored video could not be read back", e);
        } catch (NoSuchKeyException e) {
            throw new BrokenDownloadException("the upload vanished before it was completed", e);
        }
        return new StoredVideo(
                key,
                bytes,
                HexFormat.of().formatHex(digest.digest()),
                contentType,
                duration.orElse(null));
    }

    private static int fill(Download download, byte[] buffer) throws BrokenDownloadException {
        try {
            return download.fill(buffer);
        } catch (IOException e) {
            throw new BrokenDownloadException(
                    "the download broke after " + download.position() + " bytes", e);
        }
    }

    private static void checkLength(Download download) throws BrokenDownloadException {
        if (download.promisedLength().orElse(download.position()) != download.position()) {
            throw new BrokenDownloadException(
                    "the provider promised "
                            + download.promisedLength().getAsLong()
                            + " bytes and served "
                            + download.position());
        }
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
