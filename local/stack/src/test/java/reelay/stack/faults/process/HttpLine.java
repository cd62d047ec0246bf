package reelay.stack.faults.process;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.Authenticator;
import java.net.CookieHandler;
import java.net.ProxySelector;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.Flow;
import java.util.function.Supplier;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import reelay.stack.faults.process.SdkLine.Line;
import reelay.stack.faults.wire.HttpCall;
import reelay.stack.faults.wire.HttpReply;
import reelay.stack.faults.wire.Service;

/** The JDK client's way out of a process. */
public final class HttpLine extends HttpClient {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Supplier<Line> line;

    public HttpLine(Supplier<Line> line) {
        this.line = line;
    }

    @Override
    public <T> HttpResponse<T> send(HttpRequest request, HttpResponse.BodyHandler<T> handler)
            throws IOException {
        Line now = line.get();
        // A refused connection never asks for the body, which is what the caller goes by.
        HttpReply reply;
        try {
            reply =
                    now.outside()
                            .call(
                                    now.invocation(),
                                    new Sending(now.service(request.uri().getHost()), request),
                                    new HttpCall(
                                            request.method(),
                                            request.uri(),
                                            request.headers().map(),
                                            new byte[0]),
                                    request.timeout().orElse(PATIENCE));
        } catch (SocketTimeoutException e) {
            body(request);
            throw (IOException) new HttpTimeoutException("no answer").initCause(e);
        }
        if (reply.isHungUp()) {
            throw new SocketException("hung up");
        }
        return response(request, reply, handler);
    }

    /** Takes the body from the request when it is really sent. */
    private record Sending(Service service, HttpRequest request) implements Service {
        @Override
        public String name() {
            return service.name();
        }

        @Override
        public String operation(HttpCall call) {
            return service.operation(call);
        }

        @Override
        public HttpReply answer(HttpCall call) {
            return service.answer(
                    new HttpCall(call.method(), call.uri(), call.headers(), body(request)));
        }

        @Override
        public HttpReply throttle(HttpCall call) {
            body(request);
            return service.throttle(call);
        }
    }

    private static byte[] body(HttpRequest request) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        request.bodyPublisher().ifPresent(publisher -> publisher.subscribe(new Collector(bytes)));
        return bytes.toByteArray();
    }

    private record Collector(ByteArrayOutputStream bytes) implements Flow.Subscriber<ByteBuffer> {
        @Override
        public void onSubscribe(Flow.Subscription subscription) {
            subscription.request(Long.MAX_VALUE);
        }

        @Override
        public void onNext(ByteBuffer piece) {
            byte[] copy = new byte[piece.remaining()];
            piece.get(copy);
            bytes.writeBytes(copy);
        }

        /** It was sent before. */
        @Override
        public void onError(Throwable cause) {}

        @Override
        public void onComplete() {}
    }

    private <T> HttpResponse<T> response(
            HttpRequest request, HttpReply reply, HttpResponse.BodyHandler<T> handler) {
        HttpHeaders headers = HttpHeaders.of(reply.headers(), (name, value) -> true);
        HttpResponse.BodySubscriber<T> subscriber =
                handler.apply(new Head(reply.status(), headers));
        subscriber.onSubscribe(new Delivery(reply, subscriber));
        T body = subscriber.getBody().toCompletableFuture().join();
        return new Response<>(request, reply.status(), headers, body);
    }

    private record Head(int statusCode, HttpHeaders headers) implements HttpResponse.ResponseInfo {
        @Override
        public HttpClient.Version version() {
            return HttpClient.Version.HTTP_1_1;
        }
    }

    /** The whole body at once, and then its end, or the end of the connection. */
    private static final class Delivery implements Flow.Subscription {
        private final HttpReply reply;
        private final Flow.Subscriber<List<ByteBuffer>> subscriber;
        private boolean begun;
        private boolean ended;

        Delivery(HttpReply reply, Flow.Subscriber<List<ByteBuffer>> subscriber) {
            this.reply = reply;
            this.subscriber = subscriber;
        }

        @Override
        public void request(long count) {
            if (!begun) {
                begun = true;
                if (reply.arriving() > 0) {
                    subscriber.onNext(
                            List.of(ByteBuffer.wrap(reply.body(), 0, reply.arriving()).slice()));
                }
            }
            if (!ended) {
                ended = true;
                if (reply.arriving() < reply.body().length) {
                    subscriber.onError(new SocketException("the connection broke"));
                } else {
                    subscriber.onComplete();
                }
            }
        }

        @Override
        public void cancel() {
            begun = true;
            ended = true;
        }
    }

    private record Response<T>(HttpRequest request, int statusCode, HttpHeaders headers, T body)
            implements HttpResponse<T> {
        @Override
        public Optional<HttpResponse<T>> previousResponse() {
            return Optional.empty();
        }

        @Override
        public Optional<javax.net.ssl.SSLSession> sslSession() {
            return Optional.empty();
        }

        @Override
        public URI uri() {
            return request.uri();
        }

        @Override
        public HttpClient.Version version() {
            return HttpClient.Version.HTTP_1_1;
        }
    }

    @Override
    public <T> CompletableFuture<HttpResponse<T>> sendAsync(
            HttpRequest request, HttpResponse.BodyHandler<T> handler) {
        throw new UnsupportedOperationException("sendAsync");
    }

    @Override
    public <T> CompletableFuture<HttpResponse<T>> sendAsync(
            HttpRequest request,
            HttpResponse.BodyHandler<T> handler,
            HttpResponse.PushPromiseHandler<T> pushes) {
        throw new UnsupportedOperationException("sendAsync");
    }

    @Override
    public Optional<CookieHandler> cookieHandler() {
        return Optional.empty();
    }

    @Override
    public Optional<Duration> connectTimeout() {
        return Optional.empty();
    }

    @Override
    public Redirect followRedirects() {
        return Redirect.NEVER;
    }

    @Override
    public Optional<ProxySelector> proxy() {
        return Optional.empty();
    }

    @Override
    public SSLContext sslContext() {
        throw new UnsupportedOperationException("sslContext");
    }

    @Override
    public SSLParameters sslParameters() {
        throw new UnsupportedOperationException("sslParameters");
    }

    @Override
    public Optional<Authenticator> authenticator() {
        return Optional.empty();
    }

    @Override
    public Version version() {
        return Version.HTTP_1_1;
    }

    @Override
    public Optional<Executor> executor() {
        return Optional.empty();
    }

    @Override
    public void shutdownNow() {}

    @Override
    public void close() {}
}
