package reelay.stack.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpExchange;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.io.PrintStream;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import reelay.local.http.HttpListener;
import reelay.video.Json;

/** The protocol line by line, before an API that says what a test wants it to. */
class McpLinesTest {

    private static final String ID = "video_" + "a".repeat(48);
    private static final String KEY = "sk-reelay-of-the-test";

    private final BlockingQueue<JsonNode> lines = new LinkedBlockingQueue<>();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private final CountDownLatch asked = new CountDownLatch(1);
    private final PipedOutputStream agent = new PipedOutputStream();

    private HttpListener api;
    private CompletableFuture<Integer> exit;
    private volatile int status = 200;
    private volatile String body = "{\"id\":\"" + ID + "\",\"status\":\"in_progress\"}";

    @BeforeEach
    void startTheServer() throws IOException {
        api = HttpListener.start(0, this::answer);
        var command =
                new McpCommand(
                        Map.of("OPENAI_BASE_URL", api.address() + "/v1", "OPENAI_API_KEY", KEY),
                        new PipedInputStream(agent, 1 << 16));
        var terminal = new Terminal(new PrintStream(new Lines(), true, UTF_8), err(), false);
        exit = CompletableFuture.supplyAsync(() -> command.run(List.of(), terminal));
    }

    @AfterEach
    void stopTheServer() throws Exception {
        agent.close();
        assertThat(exit.get(30, TimeUnit.SECONDS)).as(said()).isZero();
        api.close();
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            assertThat(exchange.getRequestHeaders().getFirst("Authorization"))
                    .isEqualTo("Bearer " + KEY);
            byte[] bytes = body.getBytes(UTF_8);
            exchange.getResponseHeaders().set("openai-poll-after-ms", "60000");
            exchange.sendResponseHeaders(status, bytes.length);
            exchange.getResponseBody().write(bytes);
            asked.countDown();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"2024-11-05", "2025-03-26", "2025-06-18", "2025-11-25"})
    void speaksTheVersionThatTheClientSpeaks(String version) throws Exception {
        assertThat(initialize(version).at("/result/protocolVersion").asText()).isEqualTo(version);
    }

    @Test
    void offersItsNewestVersionToAClientOfAnother() throws Exception {
        JsonNode answer = initialize("2099-01-01");

        assertThat(answer.at("/result/protocolVersion").asText()).isEqualTo("2025-11-25");
        assertThat(answer.at("/result/serverInfo/version").asText()).isEqualTo("1");
    }

    @Test
    void aBrokenLineIsAnsweredAndTheNextOneHeard() throws Exception {
        initialize("2025-11-25");

        send("{\"jsonrpc\":\"2.0\",\"id\":2,\"method\":");
        send("{\"id\":3}");
        send("[]");
        send("");
        send("{\"jsonrpc\":\"2.0\",\"id\":4,\"method\":\"ping\"}");

        assertThat(next().at("/error/code").asInt()).isEqualTo(-32700);
        JsonNode noMessage = next();
        assertThat(noMessage.at("/error/code").asInt()).isEqualTo(-32600);
        assertThat(noMessage.path("id").asInt()).isEqualTo(3);
        assertThat(next().at("/error/code").asInt()).isEqualTo(-32600);
        assertThat(next().path("id").asInt()).isEqualTo(4);
    }

    @Test
    void anUnknownToolIsAnErrorOfTheProtocol() throws Exception {
        initialize("2025-11-25");

        call(2, "bake_video", "{}");

        assertThat(next().at("/error/code").asInt()).isEqualTo(-32602);
    }

    @Test
    void aCancelledWaitIsNotAnsweredAndOthersAre() throws Exception {
        initialize("2025-11-25");
        call(2, "get_video", "{\"id\":\"" + ID + "\",\"wait_seconds\":1}");
        assertThat(asked.await(30, TimeUnit.SECONDS)).isTrue();

        send(
                """
                {"jsonrpc":"2.0","method":"notifications/cancelled","params":{"requestId":2}}
                """
                        .strip());
        // Longer than the first would have taken.
        call(3, "get_video", "{\"id\":\"" + ID + "\",\"wait_seconds\":2}");

        assertThat(next().path("id").asInt()).isEqualTo(3);
    }

    @Test
    void whoWaitsWhenTheInputEndsIsNotWaitedFor() throws Exception {
        initialize("2025-11-25");
        call(2, "get_video", "{\"id\":\"" + ID + "\",\"wait_seconds\":50}");
        assertThat(asked.await(30, TimeUnit.SECONDS)).isTrue();

        agent.close();

        assertThat(exit.get(30, TimeUnit.SECONDS)).isZero();
        assertThat(lines).isEmpty();
    }

    @Test
    void tellsWhatTheGatewaySays() throws Exception {
        status = 429;
        body = "{\"message\":\"Too Many Requests\"}";

        JsonNode error = refused();

        assertThat(error.path("code").asText()).isEqualTo("status_429");
        assertThat(error.path("message").asText()).isEqualTo("Too Many Requests");
        assertThat(error.path("remedy").asText()).contains("the same name");
    }

    @Test
    void tellsThatTheKeyIsWrongWithoutShowingIt() throws Exception {
        status = 401;
        body =
                """
                {"error":{"message":"Incorrect API key provided.","param":null,"code":"invalid_api_key"}}
                """;

        JsonNode error = refused();

        assertThat(error.path("code").asText()).isEqualTo("invalid_api_key");
        assertThat(error.has("field")).isFalse();
        assertThat(error.path("remedy").asText()).contains("The key is not one of");
    }

    @Test
    void tellsThatNobodyAnswers() throws Exception {
        initialize("2025-11-25");
        api.close();

        call(2, "get_access", "{}");

        JsonNode error = next().at("/result/structuredContent/error");
        assertThat(error.path("code").asText()).isEqualTo("no_answer");
    }

    /** What a tool answers when the API refuses. */
    private JsonNode refused() throws Exception {
        initialize("2025-11-25");
        call(2, "get_access", "{}");
        JsonNode result = next().path("result");
        assertThat(result.path("isError").asBoolean()).isTrue();
        assertThat(result.toString() + said()).doesNotContain(KEY);
        return result.at("/structuredContent/error");
    }

    private JsonNode initialize(String version) throws Exception {
        send(
                """
                {"jsonrpc":"2.0","id":1,"method":"initialize","params":{"protocolVersion":"%s",\
                "capabilities":{},"clientInfo":{"name":"test","version":"0"}}}
                """
                        .formatted(version)
                        .strip());
        JsonNode answer = next();
        send("{\"jsonrpc\":\"2.0\",\"method\":\"notifications/initialized\"}");
        return answer;
    }

    private void call(int id, String tool, String arguments) throws IOException {
        send(
                """
                {"jsonrpc":"2.0","id":%d,"method":"tools/call","params":{"name":"%s","arguments":%s}}
                """
                        .formatted(id, tool, arguments)
                        .strip());
    }

    private void send(String line) throws IOException {
        agent.write((line + "\n").getBytes(UTF_8));
        agent.flush();
    }

    private JsonNode next() throws InterruptedException {
        JsonNode line = lines.poll(30, TimeUnit.SECONDS);
        assertThat(line).as("a line; " + said()).isNotNull();
        return line;
    }

    private PrintStream err() {
        return new PrintStream(err, true, UTF_8);
    }

    private String said() {
        return err.toString(UTF_8);
    }

    /** Every line that is written must be JSON. */
    private final class Lines extends OutputStream {

        private final ByteArrayOutputStream line = new ByteArrayOutputStream();

        @Override
        public void write(int one) throws IOException {
            if (one == '\n') {
                lines.add(Json.tree(line.toByteArray()));
                line.reset();
            } else {
                line.write(one);
            }
        }
    }
}
