package reelay.catalog.bucket;

import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import reelay.video.VideoFormat;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.CompletedPart;
import software.amazon.awssdk.services.s3.model.NoSuchUploadException;

/**
 * An object that is written in parts, and is not there before all have come. Three buffers go
 * round: while one is filled, the other two are on their way to S3. So memory stays the same for
 * every length of video.
 */
public final class ObjectUpload implements AutoCloseable {

    /**
     * Length of every part but the last, in bytes: over S3's least (5 MiB), and 10,000 of them,
     * S3's most, make 78 GiB ("Multipart upload limits", S3 user guide).
     */
    public static final int PART = 8 * 1024 * 1024;

    private static final int BUFFERS = 3;

    private final S3Client s3;
    private final String bucket;
    private final String key;
    private final String uploadId;
    private final BlockingQueue<byte[]> free = new LinkedBlockingQueue<>();
    private final List<Future<CompletedPart>> parts = new ArrayList<>();
    private final List<CompletedPart> arrived = new ArrayList<>();
    private final ExecutorService senders = Executors.newVirtualThreadPerTaskExecutor();
    private int buffersMade = 1;
    private boolean completed;

    private ObjectUpload(S3Client s3, String bucket, String key, String uploadId) {
        this.s3 = s3;
        this.bucket = bucket;
        this.key = key;
        this.uploadId = uploadId;
    }

    /** Its first part goes in with {@link #send}, from a buffer of {@link #PART} bytes. */
    static ObjectUpload start(S3Client s3, String bucket, String key, VideoFormat format) {
        return new ObjectUpload(
                s3,
                bucket,
                key,
                s3.createMultipartUpload(
                                create ->
                                        create.bucket(bucket)
                                                .key(key)
                                                .contentType(format.contentType()))
                        .uploadId());
    }

    /** A buffer to fill; waits until one has been sent. */
    public byte[] buffer() throws InterruptedException {
        byte[] sent = free.poll();
        if (sent != null) {
            return sent;
        }
        if (buffersMade < BUFFERS) {
            buffersMade++;
            return new byte[PART];
        }
        return free.take();
    }

    /**
     * Sends the first {@code length} bytes of a buffer as the next part; the buffer is ours again.
     */
    public void send(byte[] buffer, int length) {
        throwIfBroken();
        int number = parts.size() + 1;
        parts.add(
                senders.submit(
                        () -> {
                            try {
                                return upload(buffer, length, number);
                            } finally {
                                free.add(buffer);
                            }
                        }));
    }

    private CompletedPart upload(byte[] buffer, int length, int number) {
        String tag =
                s3.uploadPart(
                                part ->
                                        part.bucket(bucket)
                                                .key(key)
                                                .uploadId(uploadId)
                                                .partNumber(number)
                                                .contentLength((long) length),
                                RequestBody.fromContentProvider(
                                        () -> new ByteArrayInputStream(buffer, 0, length),
                                        length,
                                        "application/octet-stream"))
                        .eTag();
        return CompletedPart.builder().partNumber(number).eTag(tag).build();
    }

    /** Waits until every part has arrived. */
    public void finish() throws InterruptedException {
        arrived.clear();
        for (Future<CompletedPart> part : parts) {
            arrived.add(result(part));
        }
    }

    /** Makes the object of the parts that have arrived, if there is none so far. */
    public WriteOnce complete() {
        WriteOnce written =
                WriteOnce.of(
                        () ->
                                s3.completeMultipartUpload(
                                        complete ->
                                                complete.bucket(bucket)
                                                        .key(key)
                                                        .uploadId(uploadId)
                                                        .ifNoneMatch("*")
                                                        .multipartUpload(
                                                                all -> all.parts(arrived))));
        completed = written == WriteOnce.WRITTEN;
        return written;
    }

    private void throwIfBroken() {
        for (Future<CompletedPart> part : parts) {
            if (part.state() == Future.State.FAILED) {
                throw asUnchecked(part.exceptionNow());
            }
        }
    }

    private static CompletedPart result(Future<CompletedPart> part) throws InterruptedException {
        try {
            return part.get();
        } catch (ExecutionException e) {
            throw asUnchecked(e.getCause() == null ? e : e.getCause());
        }
    }

    /** The SDK's own exception as it is, because its type says whether trying again may help. */
    private static RuntimeException asUnchecked(Throwable cause) {
        return cause instanceof RuntimeException unchecked
                ? unchecked
                : new IllegalStateException("sending a part failed", cause);
    }

    /**
     * Without an object, takes the parts away: ends what is still on its way and waits for it, so
     * that the abort comes after the last part.
     */
    @Override
    public void close() {
        senders.shutdownNow();
        senders.close();
        if (completed) {
            return;
        }
        try {
            s3.abortMultipartUpload(abort -> abort.bucket(bucket).key(key).uploadId(uploadId));
        } catch (NoSuchUploadException e) {
            // Completed after all, or aborted before: either way nothing is left open.
        }
    }
}
