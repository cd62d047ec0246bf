package reelay.local.http;

import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** An HTTP server on the loopback address; each request runs on a virtual thread of its own. */
public final class HttpListener implements AutoCloseable {

    /** Connections the system may keep waiting; many SDK clients connect at once. */
    private static final int BACKLOG = 1024;

    private final HttpServer server;
    private final ExecutorService requests;

    private HttpListener(HttpServer server, ExecutorService requests) {
        this.server = server;
        this.requests = requests;
    }

    /**
     * Listens at once, for programs of this machine that need not sign.
     *
     * @param port TCP port on 127.0.0.1; 0 takes a free one
     * @throws PortTakenException if another process listens there
     */
    public static HttpListener start(int port, HttpHandler handler) {
        return start(Door.unlocked(port), handler);
    }

    /**
     * Listens at once.
     *
     * @throws PortTakenException if another process listens there
     */
    public static HttpListener start(Door door, HttpHandler handler) {
        // Without it small answers wait 40 ms for the peer's delayed acknowledgement.
        System.setProperty("sun.net.httpserver.nodelay", "true");
        HttpServer server;
        try {
            server =
                    HttpServer.create(
                            new InetSocketAddress(InetAddress.getLoopbackAddress(), door.port()),
                            BACKLOG);
        } catch (BindException e) {
            throw new PortTakenException(door.port(), e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        ExecutorService requests = Executors.newVirtualThreadPerTaskExecutor();
        server.setExecutor(requests);
        server.createContext("/", new Doorkeeper(door, handler));
        server.start();
        return new HttpListener(server, requests);
    }

    /** Where it listens, without a slash at the end. */
    public URI address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** Stops listening and interrupts what still runs. */
    @Override
    public void close() {
        server.stop(0);
        requests.shutdownNow();
    }
}
