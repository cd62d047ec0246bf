package reelay.local.aws.httpapi;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import reelay.local.aws.httpapi.route.FunctionInvoker;
import reelay.local.aws.httpapi.route.GatewayRoute;
import reelay.local.aws.lambda.LambdaAnswer;

/** An HTTP API whose functions remember their events, a client for it, and a clock. */
final class TestApi implements AutoCloseable, InstantSource {

    static final LambdaAnswer OK = new LambdaAnswer.Returned("{\"statusCode\": 200}");

    final BlockingQueue<String> events = new LinkedBlockingQueue<>();
    final BlockingQueue<String> accessLog = new LinkedBlockingQueue<>();
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private HttpApiEmulator emulator;
    private Instant now = Instant.parse("2026-11-22T10:00:00Z");

    TestApi start(GatewayRoute... routes) {
        return start(null, null, HttpApiSettings.LONGEST_INTEGRATION, routes);
    }

    TestApi start(
            CorsSettings cors, Throttling throttling, Duration timeout, GatewayRoute... routes) {
        return start(cors, throttling, Map.of(), timeout, routes);
    }

    TestApi start(
            CorsSettings cors,
            Throttling throttling,
            Map<String, Throttling> routeThrottling,
            Duration timeout,
            GatewayRoute... routes) {
        emulator =
                HttpApiEmulator.start(
                        0,
                        new HttpApiSettings(
                                "eu-west-1",
                                "123456789012",
                                "reelay",
                                List.of(routes),
                                cors,
                                throttling,
                                routeThrottling,
                                Map.of("color", "blue"),
                                timeout,
                                accessLog::add,
                                this));
        return this;
    }

    /** A function that notes its event and gives the answer. */
    FunctionInvoker answering(LambdaAnswer answer) {
        return event -> {
            events.add(event);
            return answer;
        };
    }

    FunctionInvoker answering(String payload) {
        return answering(new LambdaAnswer.Returned(payload));
    }

    HttpResponse<String> get(String path, String... headers)
            throws IOException, InterruptedException {
        return send("GET", path, HttpRequest.BodyPublishers.noBody(), headers);
    }

    HttpResponse<String> send(
            String method, String path, HttpRequest.BodyPublisher body, String... headers)
            throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(uri(path)).method(method, body);
        if (headers.length > 0) {
            request.headers(headers);
        }
        return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    URI uri(String path) {
        return URI.create(emulator.address() + path);
    }

    void pass(Duration duration) {
        now = now.plus(duration);
    }

    @Override
    public Instant instant() {
        return now;
    }

    @Override
    public void close() {
        emulator.close();
        client.close();
    }
}
