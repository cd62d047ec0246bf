package reelay.stack.sdk;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Stands in front of the API: writes down what goes through, and breaks it when told to. */
final class ApiProxy implements AutoCloseable {

    /** What happens to a request. */
    enum Accident {
        /** 500, and the API never hears of the request. */
        LOST,
        /** The API does what it is asked, but the client gets a 500. */
        ANSWER_LOST,
        /** The API does what it is asked, but the connection breaks before the answer. */
        LINE_CUT
    }

    private static final Set<String> OF_THE_CONNECTION =
            Set.of("connection", "content-length", "expect", "host", "upgrade", "http2-settings");

    private final URI api;
    private final HttpClient client =
            HttpClient.newBuilder().followRedirects(HttpClient.Redirect.NEVER).build();
    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final List<Exchange> exchanges = new CopyOnWriteArrayList<>();
    private final Queue<Accident> accidents = new ConcurrentLinkedQueue<>();
    private final StoreGate store = new StoreGate();

    ApiProxy(URI api) {
        this.api = api;
        try {
            server =
                    HttpServer.create(
                            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(threads);
        server.createContext("/", this::handle);
        server.start();
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** The answers of the API so far. */
    List<Exchange> exchanges() {
        return exchanges;
    }

    /** What stands before S3; every redirect leads through it. */
    StoreGate store() {
        return store;
    }

    /** The next POSTs go wrong, one each. */
    void next(Accident... planned) {
        accidents.addAll(List.of(planned));
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            byte[] body = exchange.getRequestBody().readAllBytes();
            Optional<Accident> accident =
                    exchange.getRequestMethod().equals("POST")
                            ? Optional.ofNullable(accidents.poll())
                            : Optional.empty();
            if (accident.filter(Accident.LOST::equals).isPresent()) {
                exchange.sendResponseHeaders(500, -1);
                return;
            }
            HttpResponse<byte[]> answer = client.send(forwarded(exchange, body), bytes());
            note(exchange, answer);
            if (accident.filter(Accident.LINE_CUT::equals).isPresent()) {
                return;
            }
            if (accident.filter(Accident.ANSWER_LOST::equals).isPresent()) {
                exchange.sendResponseHeaders(500, -1);
                return;
            }
            answer.headers()
                    .map()
                    .forEach(
                            (name, values) -> {
                                if (!OF_THE_CONNECTION.contains(name)) {
                                    exchange.getResponseHeaders().put(name, values);
                                }
                            });
            answer.headers()
                    .firstValue("location")
                    .ifPresent(
                            link ->
                                    exchange.getResponseHeaders()
                                            .set("Location", store.before(link)));
            exchange.sendResponseHeaders(
                    answer.statusCode(), answer.body().length == 0 ? -1 : answer.body().length);
            exchange.getResponseBody().write(answer.body());
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private HttpRequest forwarded(HttpExchange exchange, byte[] body) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(api.resolve(exchange.getRequestURI().toString()))
                        .method(
                                exchange.getRequestMethod(),
                                HttpRequest.BodyPublishers.ofByteArray(body));
        exchange.getRequestHeaders()
                .forEach(
                        (name, values) -> {
                            String lower = name.toLowerCase(Locale.ROOT);
                            if (!OF_THE_CONNECTION.contains(lower)
                                    && !lower.equals("transfer-encoding")) {
                                values.forEach(value -> request.header(name, value));
                            }
                        });
        return request.build();
    }

    private void note(HttpExchange exchange, HttpResponse<byte[]> answer) {
        Map<String, String> headers = new TreeMap<>();
        answer.headers()
                .map()
                .forEach(
                        (name, values) ->
                                headers.put(
                                        name.toLowerCase(Locale.ROOT), String.join(",", values)));
        exchanges.add(
                new Exchange(
                        exchange.getRequestMethod(),
                        exchange.getRequestURI().getRawPath(),
                        answer.statusCode(),
                        headers,
                        new String(answer.body(), StandardCharsets.UTF_8)));
    }

    private static HttpResponse.BodyHandler<byte[]> bytes() {
        return HttpResponse.BodyHandlers.ofByteArray();
    }

    @Override
    public void close() {
        server.stop(0);
        store.close();
        threads.shutdownNow();
        client.shutdownNow();
    }
}
