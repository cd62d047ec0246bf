package reelay.local.aws.httpapi;

import java.net.URI;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import reelay.local.http.Door;
import reelay.local.http.HttpListener;

/**
 * API Gateway: one HTTP API with its {@code $default} stage.
 *
 * <p>A body over 10 MB, and an event that Lambda refuses for being over 6 MB, are both answered 413
 * {@code {"message":"Request Entity Too Large"}}. For the second, AWS documents only the two
 * limits; 413 was observed, there with the words "Request Too Long".
 *
 * <p>Not emulated: the limit of 10,240 bytes for all headers, other stages, custom domains, JWT and
 * IAM authorizers, payload format 1.0.
 */
public final class HttpApiEmulator implements AutoCloseable {

    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final HttpListener listener;

    private HttpApiEmulator(int port, HttpApiSettings settings) {
        listener = HttpListener.start(Door.forPages(port), new GatewayHandler(settings, threads));
    }

    /**
     * Listens at once.
     *
     * @param port TCP port on 127.0.0.1; 0 takes a free one
     * @throws IllegalArgumentException if a route key is odd or there twice
     */
    public static HttpApiEmulator start(int port, HttpApiSettings settings) {
        return new HttpApiEmulator(port, settings);
    }

    /** Where it listens, without a slash at the end. */
    public URI address() {
        return listener.address();
    }

    /** Stops listening and interrupts the invocations that still run. */
    @Override
    public void close() {
        listener.close();
        threads.shutdownNow();
    }
}
