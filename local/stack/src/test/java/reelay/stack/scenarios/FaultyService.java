package reelay.stack.scenarios;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import reelay.local.http.HttpListener;
import reelay.video.Json;

/** Stands before a service and refuses what the scenario of a video says, then lets through. */
final class FaultyService implements AutoCloseable {

    private static final Pattern VIDEO = Pattern.compile("video_[0-9a-f]{48}");

    private final URI service;
    private final Map<String, Deque<ServiceFault>> faults = new ConcurrentHashMap<>();
    private final HttpClient http = HttpClient.newHttpClient();
    private final HttpListener listener;

    FaultyService(URI service) {
        this.service = service;
        this.listener = HttpListener.start(0, this::handle);
    }

    URI address() {
        return listener.address();
    }

    void refuse(String video, List<ServiceFault> inTurn) {
        faults.put(video, new ArrayDeque<>(inTurn));
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            String body =
                    new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            ServiceFault fault = nextFault(body);
            if (fault == null) {
                handOn(exchange, body);
            } else {
                String error =
                        Json.text(
                                Json.object()
                                        .put("__type", fault.type())
                                        .put("message", "as the scenario says"));
                reply(exchange, fault.status(), error);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private ServiceFault nextFault(String body) {
        Matcher video = VIDEO.matcher(body);
        Deque<ServiceFault> left = video.find() ? faults.get(video.group()) : null;
        return left == null ? null : left.poll();
    }

    private void handOn(HttpExchange exchange, String body)
            throws IOException, InterruptedException {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(service).POST(HttpRequest.BodyPublishers.ofString(body));
        for (String name : List.of("Content-Type", "X-Amz-Target", "Authorization")) {
            request.header(name, exchange.getRequestHeaders().getFirst(name));
        }
        HttpResponse<String> answer =
                http.send(request.build(), HttpResponse.BodyHandlers.ofString());
        reply(exchange, answer.statusCode(), answer.body());
    }

    private static void reply(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    @Override
    public void close() {
        listener.close();
        http.close();
    }
}
