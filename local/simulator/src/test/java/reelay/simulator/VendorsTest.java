package reelay.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import reelay.simulator.settings.SimulatorSettings;

/** The wires beside the Videos protocol, over HTTP. */
class VendorsTest {

    private static final String A_SUBMIT =
            """
            {"prompt": "a lighthouse", "settings": {"duration": 4},
             "options": {"external_task_id": "ours"}}
            """;

    @TempDir private Path data;
    private final ManualClock clock = new ManualClock();
    private ProviderSimulator simulator;
    private Client client;

    @BeforeEach
    void start() {
        simulator =
                ProviderSimulator.start(
                        SimulatorSettings.defaults()
                                .clock(clock)
                                .dataDirectory(data)
                                .generation(Duration.ofSeconds(10))
                                .linkLifetime(Duration.ofMinutes(10)));
        client = new Client(simulator.address(), "sk-simulator");
    }

    @AfterEach
    void stop() {
        client.close();
        simulator.close();
    }

    @Test
    void saysWhichThereAreAndWhatNobodyHasSeen() throws IOException {
        JsonNode wires = Client.json(client.get("/simulator")).path("wires");

        assertThat(wires.findValuesAsText("path")).contains("/kling", "/openrouter");
        assertThat(wires.findValuesAsText("not_seen_live")).noneMatch(String::isBlank);
    }

    @Test
    void showsNobodysJobsToAnotherWire() throws IOException {
        String kling = klingTask();
        String sora =
                Client.json(client.post("/v1/videos", "{\"prompt\": \"a lighthouse\"}"))
                        .path("id")
                        .asText();

        assertThat(Client.json(client.get("/v1/videos")).at("/data").findValuesAsText("id"))
                .containsExactly(sora);
        assertThat(client.get("/openrouter/videos/" + kling).statusCode()).isEqualTo(404);
        assertThat(Client.json(client.get("/kling/tasks?task_ids=" + sora)).path("data")).isEmpty();
    }

    @Test
    void keepsTheirJobsOverARestart() throws IOException {
        String task = klingTask();
        stop();
        start();

        assertThat(
                        Client.json(client.get("/kling/tasks?external_task_ids=ours"))
                                .at("/data/0/id")
                                .asText())
                .isEqualTo(task);
    }

    @Test
    void speaksOfTroubleInEachWiresWords() throws IOException {
        Client stranger = new Client(simulator.address(), "sk-wrong");

        assertThat(Client.json(stranger.get("/kling/tasks?task_ids=1")).path("code").asInt())
                .isEqualTo(1002);
        assertThat(Client.json(stranger.get("/openrouter/key")).at("/error/code").asInt())
                .isEqualTo(401);
        assertThat(Client.json(client.get("/kling/no-such-route")).path("code").asInt())
                .isEqualTo(1202);
        assertThat(Client.json(client.get("/openrouter/no-such-route")).at("/error/code").asInt())
                .isEqualTo(404);
        stranger.close();
    }

    @Test
    void refusesAUsedIdAtKling() throws IOException {
        klingTask();

        HttpResponse<byte[]> second = client.post("/kling/text-to-video/kling-3.0", A_SUBMIT);

        assertThat(Client.json(second).path("code").asInt()).isEqualTo(1201);
        assertThat(simulator.jobsCreated()).isEqualTo(1);
    }

    @Test
    void endsALinkOfKlings() throws IOException {
        String task = klingTask();
        clock.goOn(Duration.ofSeconds(10));
        String link =
                Client.json(client.get("/kling/tasks?task_ids=" + task))
                        .at("/data/0/outputs/0/url")
                        .asText();

        assertThat(status(link)).isEqualTo(200);
        clock.goOn(Duration.ofMinutes(10));
        assertThat(status(link)).isEqualTo(403);
    }

    @Test
    void handsOutNoFileOfOpenRoutersTooEarlyOrTooLate() throws IOException {
        String job =
                Client.json(
                                client.post(
                                        "/openrouter/videos",
                                        """
                                        {"model": "google/veo-3.1", "prompt": "a lighthouse"}
                                        """))
                        .path("id")
                        .asText();
        String content = "/openrouter/videos/" + job + "/content?index=0";

        assertThat(client.get(content).statusCode()).isEqualTo(409);
        clock.goOn(Duration.ofSeconds(10));
        assertThat(client.get(content).statusCode()).isEqualTo(200);
        clock.goOn(Duration.ofMinutes(10));
        assertThat(client.get(content).statusCode()).isEqualTo(410);
    }

    @Test
    void refusesWhatAModelOfOpenRoutersDoesNotMake() throws IOException {
        HttpResponse<byte[]> answer =
                client.post(
                        "/openrouter/videos",
                        """
                        {"model": "google/veo-3.1", "prompt": "a lighthouse", "duration": 5}
                        """);

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(Client.json(answer).at("/error/message").asText()).contains("duration");
    }

    private String klingTask() throws IOException {
        JsonNode answer = Client.json(client.post("/kling/text-to-video/kling-3.0", A_SUBMIT));
        assertThat(answer.path("code").asInt()).isZero();
        return answer.at("/data/id").asText();
    }

    private int status(String link) throws IOException {
        return client.send(HttpRequest.newBuilder(URI.create(link))).statusCode();
    }
}
