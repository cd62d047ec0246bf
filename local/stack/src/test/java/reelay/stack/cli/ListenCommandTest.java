package reelay.stack.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import reelay.stack.Stack;
import reelay.stack.StackUnderTest;
import reelay.stack.cli.client.ApiClient;
import reelay.stack.cli.client.EventListener;
import reelay.stack.setup.Ports;
import reelay.stack.setup.StackSettings;
import reelay.video.Json;
import reelay.webhooks.SigningSecret;

/** What is printed is what was signed with the endpoint's own secret, lately. */
class ListenCommandTest {

    private static final Instant NOW = Instant.parse("2026-11-26T12:00:00Z");
    private static final String BODY = "{\"type\":\"video.completed\"}";

    private static final String ENDPOINTS = "/v1/webhook_endpoints";

    @TempDir Path data;

    private final BlockingQueue<String> printed = new LinkedBlockingQueue<>();
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @Test
    void printsWhatTheStackSendsAndTakesItsEndpointAway() throws Exception {
        try (Stack stack =
                        Stack.start(
                                StackSettings.of(StackUnderTest.PROJECT, data).on(Ports.free()));
                ApiClient api = new ApiClient(stack.addresses().api(), stack.apiKey())) {
            RunningStack.of(stack).announce(data);
            var exit = CompletableFuture.supplyAsync(this::listen);
            Awaitility.await()
                    .atMost(Duration.ofSeconds(90))
                    .until(() -> exit.isDone() || said(err).contains("Listening at "));

            assertThat(said(err)).containsPattern("Listening at http://127\\.0\\.0\\.1:\\d+/ as ");
            String id = endpoints(api).path(0).path("id").asText();
            JsonNode answer =
                    api.send(
                            "POST",
                            ENDPOINTS + "/" + id + "/test",
                            "{\"event_type\":\"video.failed\"}");

            assertThat(exit.get(30, TimeUnit.SECONDS)).as(said(err)).isZero();
            assertThat(Json.tree(said(out)).at("/data/id").asText())
                    .as(answer.toString())
                    .isEqualTo("video_test");
            assertThat(endpoints(api)).isEmpty();
        }
    }

    private int listen() {
        var terminal =
                new Terminal(
                        new PrintStream(out, true, StandardCharsets.UTF_8),
                        new PrintStream(err, true, StandardCharsets.UTF_8),
                        false);
        return new Main(Map.of(), terminal)
                .run(
                        List.of(
                                "listen",
                                "--events",
                                "video.failed",
                                "--count",
                                "1",
                                "--data",
                                data.toString()));
    }

    private static JsonNode endpoints(ApiClient api) throws IOException, InterruptedException {
        return api.send("GET", ENDPOINTS, "").path("data");
    }

    private static String said(ByteArrayOutputStream stream) {
        return stream.toString(StandardCharsets.UTF_8);
    }

    @Test
    void printsWhatIsVerifiedAndRefusesTheRest() throws Exception {
        SigningSecret secret = SigningSecret.random(new SplittableRandom(1));
        SigningSecret another = SigningSecret.random(new SplittableRandom(2));
        try (EventListener listener = new EventListener(0, printed::add, () -> NOW)) {
            assertThat(sent(listener, secret, NOW, BODY)).isEqualTo(400);
            listener.trust(secret);

            assertThat(sent(listener, secret, NOW, BODY)).isEqualTo(204);
            assertThat(sent(listener, another, NOW, BODY)).isEqualTo(400);
            assertThat(sent(listener, secret, NOW.minusSeconds(301), BODY)).isEqualTo(400);
            assertThat(sent(listener, secret, NOW, BODY.replace("completed", "failed")))
                    .isEqualTo(400);
        }
        assertThat(printed.poll(10, TimeUnit.SECONDS)).isEqualTo(BODY);
        assertThat(printed).isEmpty();
    }

    /** Signed as if it were {@link #BODY}. */
    private static int sent(EventListener listener, SigningSecret secret, Instant at, String body)
            throws IOException, InterruptedException {
        String signature = secret.sign("evt_1", at, BODY.getBytes(StandardCharsets.UTF_8));
        HttpRequest message =
                HttpRequest.newBuilder(URI.create(listener.url()))
                        .header("webhook-id", "evt_1")
                        .header("webhook-timestamp", Long.toString(at.getEpochSecond()))
                        .header("webhook-signature", "v1,AAAA " + signature)
                        .POST(HttpRequest.BodyPublishers.ofString(body))
                        .build();
        try (HttpClient http = HttpClient.newHttpClient()) {
            return http.send(message, HttpResponse.BodyHandlers.discarding()).statusCode();
        }
    }
}
