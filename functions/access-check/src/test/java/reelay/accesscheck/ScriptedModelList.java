package reelay.accesscheck;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import reelay.local.http.HttpListener;

/** A provider that gives one prepared answer to everything and notes what it was asked. */
final class ScriptedModelList implements AutoCloseable {

    /** One prepared answer. */
    @FunctionalInterface
    interface Answer {
        void give(HttpExchange exchange) throws IOException;
    }

    private final List<String> requests = new CopyOnWriteArrayList<>();
    private final HttpListener listener;
    private volatile Answer answer = exchange -> exchange.sendResponseHeaders(500, -1);

    ScriptedModelList() {
        listener = HttpListener.start(0, this::serve);
    }

    URI address() {
        return listener.address().resolve("/v1");
    }

    /** Method and path of each request, with the Authorization header behind them. */
    List<String> requests() {
        return List.copyOf(requests);
    }

    void willAnswer(int status, String contentType, String body) {
        willAnswer(
                exchange -> {
                    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
                    exchange.getResponseHeaders().set("Content-Type", contentType);
                    exchange.sendResponseHeaders(status, bytes.length);
                    exchange.getResponseBody().write(bytes);
                });
    }

    void willAnswer(Answer other) {
        answer = other;
    }

    private void serve(HttpExchange exchange) throws IOException {
        try (exchange) {
            requests.add(
                    exchange.getRequestMethod()
                            + " "
                            + exchange.getRequestURI().getPath()
                            + " "
                            + exchange.getRequestHeaders().getFirst("Authorization"));
            answer.give(exchange);
        }
    }

    @Override
    public void close() {
        listener.close();
    }
}
