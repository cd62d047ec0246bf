package reelay.provider.http;

import java.io.IOException;
import java.net.http.HttpRequest;
import java.nio.ByteBuffer;
import java.util.concurrent.Flow;
import java.util.concurrent.atomic.AtomicReference;

/**
 * The body of a submit, which leaves this machine once or never: the HTTP client asks for it when
 * connection and headers are through, and a second asking, as for a repeat, is refused. So when a
 * submit fails it is known whether the provider can have taken it.
 */
public final class SubmitBody implements HttpRequest.BodyPublisher {

    private enum Stage {
        UNTOUCHED,
        BEGUN,
        WITHDRAWN
    }

    private final HttpRequest.BodyPublisher bytes;
    private final AtomicReference<Stage> stage = new AtomicReference<>(Stage.UNTOUCHED);

    public SubmitBody(HttpRequest.BodyPublisher bytes) {
        this.bytes = bytes;
    }

    /** Keeps the body here from now on; answers whether nothing of it was sent before. */
    public boolean withdraw() {
        return stage.compareAndSet(Stage.UNTOUCHED, Stage.WITHDRAWN)
                || stage.get() == Stage.WITHDRAWN;
    }

    @Override
    public long contentLength() {
        return bytes.contentLength();
    }

    @Override
    public void subscribe(Flow.Subscriber<? super ByteBuffer> subscriber) {
        if (stage.compareAndSet(Stage.UNTOUCHED, Stage.BEGUN)) {
            bytes.subscribe(subscriber);
            return;
        }
        subscriber.onSubscribe(new Nothing());
        subscriber.onError(new IOException("a submit is sent once"));
    }

    /** The subscription that the protocol of publishers wants before an error. */
    private static final class Nothing implements Flow.Subscription {
        @Override
        public void request(long count) {}

        @Override
        public void cancel() {}
    }
}
