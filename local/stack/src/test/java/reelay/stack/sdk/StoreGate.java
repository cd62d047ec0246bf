package reelay.stack.sdk;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Another origin on the way to S3, which sees whether a client brings its API key along. */
final class StoreGate implements AutoCloseable {

    private final HttpServer server;
    private final List<Boolean> withKey = new CopyOnWriteArrayList<>();

    StoreGate() {
        try {
            server =
                    HttpServer.create(
                            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/", this::handle);
        server.start();
    }

    /** A link that leads through here. */
    String before(String link) {
        return "http://127.0.0.1:%d/?%s"
                .formatted(
                        server.getAddress().getPort(),
                        URLEncoder.encode(link, StandardCharsets.UTF_8));
    }

    /** For each request so far, whether it had an Authorization header. */
    List<Boolean> requestsWithKey() {
        return withKey;
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            withKey.add(exchange.getRequestHeaders().containsKey("Authorization"));
            exchange.getResponseHeaders()
                    .set(
                            "Location",
                            URLDecoder.decode(
                                    exchange.getRequestURI().getRawQuery(),
                                    StandardCharsets.UTF_8));
            exchange.sendResponseHeaders(302, -1);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
