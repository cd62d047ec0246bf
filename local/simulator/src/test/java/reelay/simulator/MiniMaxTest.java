package reelay.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import reelay.simulator.settings.SimulatorSettings;

/** What the documents of MiniMax say beside what every provider does. */
class MiniMaxTest {

    private static final String TEXT = "{\"type\": \"text\", \"text\": \"fog\"}";
    private static final String IMAGE =
            "{\"type\": \"image_url\", \"role\": \"%s\", \"image_url\": {\"url\": \"%s\"}}";
    private static final String LINK = "https://example.org/a.png";

    private final ManualClock clock = new ManualClock();
    private ProviderSimulator simulator;
    private Client client;

    @BeforeEach
    void start() {
        simulator =
                ProviderSimulator.start(
                        SimulatorSettings.defaults()
                                .generation(Duration.ofSeconds(100))
                                .clock(clock));
        client = new Client(simulator.address(), SimulatorSettings.KEY);
    }

    @AfterEach
    void stop() {
        client.close();
        simulator.close();
    }

    @Test
    void makesTheDearestWhenNobodyAsks() throws IOException {
        HttpResponse<byte[]> answer = submit("\"ratio\": \"16:9\"", TEXT);

        JsonNode task = task(Client.json(answer).path("task_id").asText());
        assertThat(task.path("resolution").asText()).isEqualTo("2K");
        assertThat(task.path("status").asText()).isEqualTo("queued");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"resolution\": \"768P\"",
                "\"ratio\": \"adaptive\"",
                "\"ratio\": \"16:9\", \"resolution\": \"480P\"",
                "\"ratio\": \"16:9\", \"duration\": 16",
                "\"ratio\": \"16:9\", \"duration\": \"8\""
            })
    void refusesWithANumberInBrackets(String fields) throws IOException {
        HttpResponse<byte[]> answer = submit(fields, TEXT);

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(Client.json(answer).at("/error/http_code").asText()).isEqualTo("400");
        assertThat(Client.errorMessage(answer)).endsWith("(2013)");
    }

    @Test
    void needsNoRatioBesideAnImage() throws IOException {
        assertThat(
                        submit("\"duration\": 4", TEXT, IMAGE.formatted("first_frame", LINK))
                                .statusCode())
                .isEqualTo(200);
        assertThat(
                        submit("\"duration\": 4", TEXT, IMAGE.formatted("last_frame", LINK))
                                .statusCode())
                .isEqualTo(400);
    }

    @Test
    void wantsExactlyOneText() throws IOException {
        assertThat(submit("\"ratio\": \"16:9\"").statusCode()).isEqualTo(400);
        assertThat(submit("\"ratio\": \"16:9\"", TEXT, TEXT).statusCode()).isEqualTo(400);
    }

    private HttpResponse<byte[]> submit(String fields, String... content) throws IOException {
        return client.post(
                "/minimax/v2/video_generation",
                "{\"model\": \"MiniMax-H3\", %s, \"content\": [%s]}"
                        .formatted(fields, String.join(",", content)));
    }

    private JsonNode task(String id) throws IOException {
        return Client.json(client.get("/minimax/v2/query/video_generation/" + id)).path("task");
    }
}
