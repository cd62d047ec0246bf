package reelay.sweep;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/** An EventBridge that answers every PutEvents with 200, and takes no event. */
final class BusThatTakesNothing implements AutoCloseable {

    private static final byte[] ANSWER =
            """
            {"FailedEntryCount":1,"Entries":[{"ErrorCode":"InternalFailure","ErrorMessage":"no"}]}\
            """
                    .getBytes(StandardCharsets.UTF_8);

    private final HttpServer server;

    private BusThatTakesNothing(HttpServer server) {
        this.server = server;
    }

    static BusThatTakesNothing start() throws IOException {
        HttpServer server =
                HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext(
                "/",
                exchange -> {
                    exchange.getRequestBody().readAllBytes();
                    exchange.sendResponseHeaders(200, ANSWER.length);
                    exchange.getResponseBody().write(ANSWER);
                    exchange.close();
                });
        server.start();
        return new BusThatTakesNothing(server);
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
