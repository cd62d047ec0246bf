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

/** What the documents of Seedance say beside what every provider does. */
class SeedanceTest {

    private static final String TASKS = "/seedance/contents/generations/tasks";
    private static final String TEXT = "\"content\": [{\"type\": \"text\", \"text\": \"%s\"}]";
    private static final String IMAGE =
            """
            "content": [{"type": "text", "text": "fog"}, {"type": "image_url",
             "role": "first_frame", "image_url": {"url": "https://example.org/a.png"}}]
            """;

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

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"size\": \"1280x720\"",
                "\"duration\": 3",
                "\"duration\": \"5\"",
                "\"resolution\": \"4k\"",
                "\"ratio\": \"5:4\"",
                "\"seed\": 4294967296",
                "\"generate_audio\": \"true\""
            })
    void checksItsFieldsStrictly(String field) throws IOException {
        HttpResponse<byte[]> answer = submit(TEXT.formatted("fog"), field);

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(Client.json(answer).at("/error/code").asText()).isEqualTo("InvalidParameter");
    }

    @Test
    void takesNoRatioBesideAnImage() throws IOException {
        assertThat(submit(IMAGE, "\"ratio\": \"16:9\"").statusCode()).isEqualTo(400);
        assertThat(submit(IMAGE, "\"ratio\": \"adaptive\"").statusCode()).isEqualTo(200);
    }

    @Test
    void cancelsATaskThatWaits() throws IOException {
        String id = submitted("fog");

        assertThat(client.delete(TASKS + "/" + id).statusCode()).isEqualTo(200);
        clock.goOn(Duration.ofSeconds(200));

        assertThat(task(id).path("status").asText()).isEqualTo("cancelled");
        assertThat(task(id).has("content")).isFalse();
    }

    @Test
    void removesATaskAtItsEndAndNotBefore() throws IOException {
        String id = submitted("fog");
        clock.goOn(Duration.ofSeconds(50));
        assertThat(client.delete(TASKS + "/" + id).statusCode()).isEqualTo(409);

        clock.goOn(Duration.ofSeconds(50));

        assertThat(client.delete(TASKS + "/" + id).statusCode()).isEqualTo(200);
        assertThat(client.get(TASKS + "/" + id).statusCode()).isEqualTo(404);
    }

    @Test
    void listsSevenDaysByPageAndState() throws IOException {
        submitted("one");
        clock.goOn(Duration.ofDays(8));
        String two = submitted("two");
        clock.goOn(Duration.ofSeconds(200));
        String three = submitted("three");

        assertThat(listed("page_size=1").path("total").asInt()).isEqualTo(2);
        assertThat(listed("page_size=1").at("/items/0/id").asText()).isEqualTo(three);
        assertThat(listed("page_size=1&page_num=2").at("/items/0/id").asText()).isEqualTo(two);
        assertThat(listed("filter.status=queued").path("items")).hasSize(1);
        assertThat(listed("page_size=500").path("items").findValues("prompt")).isEmpty();
        assertThat(client.get(TASKS + "?page_size=501").statusCode()).isEqualTo(400);
    }

    @Test
    void tellsRefusedResultsFromRefusedPrompts() throws IOException {
        String id = submitted("fog [fault:moderation]");
        clock.goOn(Duration.ofSeconds(100));

        assertThat(task(id).at("/error/code").asText())
                .isEqualTo("OutputVideoSensitiveContentDetected");
        assertThat(
                        Client.json(submit(TEXT.formatted("fog [fault:refused_as=flagged]"), ""))
                                .at("/error/code")
                                .asText())
                .isEqualTo("InputTextSensitiveContentDetected");
    }

    private HttpResponse<byte[]> submit(String content, String field) throws IOException {
        String usual = field.contains("duration") ? "" : "\"duration\": 4, ";
        return client.post(
                TASKS,
                "{\"model\": \"dreamina-seedance-2-5-260628\", %s%s%s}"
                        .formatted(usual, field.isEmpty() ? "" : field + ", ", content));
    }

    private String submitted(String prompt) throws IOException {
        return Client.json(submit(TEXT.formatted(prompt), "")).path("id").asText();
    }

    private JsonNode task(String id) throws IOException {
        return Client.json(client.get(TASKS + "/" + id));
    }

    private JsonNode listed(String query) throws IOException {
        return Client.json(client.get(TASKS + "?" + query));
    }
}
