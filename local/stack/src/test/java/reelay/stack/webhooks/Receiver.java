package reelay.stack.webhooks;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.IntSupplier;
import reelay.local.http.HttpListener;

/** An app that takes down what it gets and answers what it is told. */
public final class Receiver implements AutoCloseable {

    /**
     * One message.
     *
     * @param path where it was sent
     * @param headers by name in lower case
     */
    public record Message(String path, Map<String, String> headers, String body) {}

    private final HttpListener listener;
    private final IntSupplier status;
    private final List<Message> messages = new CopyOnWriteArrayList<>();

    private Receiver(IntSupplier status) {
        this.status = status;
        this.listener = HttpListener.start(0, this::take);
    }

    /** One that answers with this status, asked for each time. */
    public static Receiver answering(IntSupplier status) {
        return new Receiver(status);
    }

    public String url(String path) {
        return listener.address() + path;
    }

    /** All that came, oldest first. */
    public List<Message> messages() {
        return List.copyOf(messages);
    }

    private void take(HttpExchange exchange) throws IOException {
        try (exchange) {
            Map<String, String> headers = new TreeMap<>();
            exchange.getRequestHeaders()
                    .forEach(
                            (name, values) ->
                                    headers.put(name.toLowerCase(Locale.ROOT), values.getFirst()));
            String body =
                    new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            messages.add(new Message(exchange.getRequestURI().getPath(), headers, body));
            exchange.sendResponseHeaders(status.getAsInt(), -1);
        }
    }

    @Override
    public void close() {
        listener.close();
    }
}
