package reelay.local.aws.httpapi.message;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;

/** Puts an answer on the wire with its length, so that the connection stays usable. */
public final class ResponseWriter {

    private ResponseWriter() {}

    public static void write(HttpExchange exchange, GatewayResponse response) throws IOException {
        for (GatewayResponse.Header header : response.headers()) {
            exchange.getResponseHeaders().add(header.name(), header.value());
        }
        byte[] body = response.body();
        boolean neverWithBody = response.status() == 204 || response.status() == 304;
        if (exchange.getRequestMethod().equals("HEAD")) {
            exchange.getResponseHeaders().set("Content-Length", Integer.toString(body.length));
            exchange.sendResponseHeaders(response.status(), -1);
        } else if (neverWithBody || body.length == 0) {
            exchange.sendResponseHeaders(response.status(), -1);
        } else {
            exchange.sendResponseHeaders(response.status(), body.length);
            exchange.getResponseBody().write(body);
        }
    }
}
