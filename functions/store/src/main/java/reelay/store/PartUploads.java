package reelay.store;

import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.CompletedPart;

/**
 * The parts of one multipart upload. Three buffers go round: while one is filled from the download,
 * the other two are on their way to S3. So memory stays the same for every length of video.
 */
final class PartUploads implements AutoCloseable {

    /**
     * Length of every part but the last, in bytes: over S3's least (5 MiB), and 10,000 of them,
     * S3's most, make 78 GiB ("Multipart upload limits", S3 user guide).
     */
    static final int PART = 8 * 1024 * 1024;

    private static final int BUFFERS = 3;

    private final S3Client s3;
    private final String bucket;
    private final String key;
    private final String uploadId;
    private final BlockingQueue<byte[]> free = new LinkedBlockingQueue<>();
    private final List<Future<CompletedPart>> parts = new ArrayList<>();
    private final ExecutorService senders = Executors.newVirtualThreadPerTaskExecutor();
    private int buffersMade = 1;

    /** The upload's first part goes in with {@link #send}, from a buffer of {@link #PART} bytes. */
    PartUploads(S3Client s3, String bucket, String key, String uploadId) {
        this.s3 = s3;
        this.bucket = bucket;
        this.key = key;
        this.uploadId = uploadId;
    }

    /** A buffer to fill; waits until one has been sent. */
    byte[] buffer() throws InterruptedException {
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
    void send(byte[] buffer, int length) {
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
    List<CompletedPart> finish() throws InterruptedException {
        List<CompletedPart> arrived = new ArrayList<>();
        for (Future<CompletedPart> part : parts) {
            arrived.add(result(part));
        }
        return arrived;
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

    /** Ends what is still on its way; waits for it, so that an abort comes after the last part. */
    @Override
    public void close() {
        senders.shutdownNow();
        senders.close();
    }
}
