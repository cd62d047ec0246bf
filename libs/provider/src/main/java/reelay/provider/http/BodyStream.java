package reelay.provider.http;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * A body as it arrives, read by one thread. It fails when nothing arrives for too long, or when it
 * ends before its promised length: the HTTP client's own timeout ends with the headers. The reader
 * itself does the waiting, so there is no watching thread. One arrived piece (some 16 KB) is held
 * at most while the next one is on its way.
 */
public final class BodyStream extends InputStream
        implements HttpResponse.BodySubscriber<BodyStream> {

    private sealed interface Arrival {
        record Bytes(List<ByteBuffer> buffers) implements Arrival {}

        record End() implements Arrival {}

        record Broken(Throwable cause) implements Arrival {}
    }

    private final Duration patience;
    private final BlockingQueue<Arrival> arrivals = new LinkedBlockingQueue<>();
    private final CompletableFuture<Flow.Subscription> subscribed = new CompletableFuture<>();

    private final Queue<ByteBuffer> unread = new ArrayDeque<>();
    private long promised = -1;
    private long received;
    private boolean ended;
    private @Nullable IOException failure;

    /**
     * @param patience longest wait for the next byte
     */
    BodyStream(Duration patience) {
        this.patience = patience;
    }

    /** From now on an end before (or bytes after) {@code length} bytes is a failure. */
    public void promise(long length) {
        promised = length;
    }

    @Override
    public CompletionStage<BodyStream> getBody() {
        return CompletableFuture.completedStage(this);
    }

    @Override
    public void onSubscribe(Flow.Subscription subscription) {
        if (subscribed.complete(subscription)) {
            subscription.request(1);
        } else {
            subscription.cancel();
        }
    }

    @Override
    public void onNext(List<ByteBuffer> buffers) {
        arrivals.add(new Arrival.Bytes(buffers));
    }

    @Override
    public void onError(Throwable cause) {
        arrivals.add(new Arrival.Broken(cause));
    }

    @Override
    public void onComplete() {
        arrivals.add(new Arrival.End());
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        while (unread.isEmpty()) {
            if (failure != null) {
                throw new IOException(failure.getMessage(), failure);
            }
            if (ended) {
                return -1;
            }
            take(next());
        }
        ByteBuffer buffer = unread.element();
        int count = Math.min(length, buffer.remaining());
        buffer.get(target, offset, count);
        if (!buffer.hasRemaining()) {
            unread.remove();
        }
        received += count;
        if (promised >= 0 && received > promised) {
            throw failed(new IOException("the body goes on after its " + promised + " bytes"));
        }
        return count;
    }

    /** Its first bytes, which are still read next; empty when there are none. */
    public byte[] peek(int most) throws IOException {
        while (unread.isEmpty() && !ended) {
            take(next());
        }
        if (unread.isEmpty()) {
            return new byte[0];
        }
        ByteBuffer first = unread.element().duplicate();
        byte[] start = new byte[Math.min(most, first.remaining())];
        first.get(start);
        return start;
    }

    private Arrival next() throws IOException {
        @Nullable Arrival arrival;
        try {
            arrival = arrivals.poll(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            InterruptedIOException interrupted = new InterruptedIOException("interrupted");
            interrupted.initCause(e);
            throw failed(interrupted);
        }
        if (arrival == null) {
            throw failed(
                    new HttpTimeoutException(
                            "nothing arrived for "
                                    + patience.toMillis()
                                    + " ms, after "
                                    + received
                                    + " bytes"));
        }
        return arrival;
    }

    private void take(Arrival arrival) throws IOException {
        switch (arrival) {
            case Arrival.Bytes(List<ByteBuffer> buffers) -> {
                buffers.stream().filter(ByteBuffer::hasRemaining).forEach(unread::add);
                subscribed.join().request(1);
            }
            case Arrival.Broken(Throwable cause) ->
                    throw failed(
                            new IOException(
                                    "the connection broke after " + received + " bytes", cause));
            case Arrival.End() -> {
                ended = true;
                if (promised >= 0 && received < promised) {
                    throw failed(
                            new IOException(
                                    "the body ended after "
                                            + received
                                            + " of "
                                            + promised
                                            + " bytes"));
                }
            }
        }
    }

    private IOException failed(IOException cause) {
        failure = cause;
        close();
        return cause;
    }

    /** Hangs up when bytes are still to come; the connection is used again when none are. */
    @Override
    public void close() {
        if (failure == null) {
            failure = new IOException("the body was closed after " + received + " bytes");
        }
        unread.clear();
        subscribed.completeExceptionally(new IOException("closed before it began"));
        if (!subscribed.isCompletedExceptionally()) {
            subscribed.join().cancel();
        }
    }
}
