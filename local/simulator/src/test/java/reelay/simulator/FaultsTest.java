package reelay.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import reelay.simulator.content.RedirectedRequest;
import reelay.simulator.fault.Fault;
import reelay.simulator.fault.FaultKind;
import reelay.simulator.settings.SimulatorSettings;
import reelay.simulator.wire.RequestKind;

class FaultsTest {

    private final ManualClock clock = new ManualClock();
    private final ProviderSimulator simulator =
            ProviderSimulator.start(SimulatorSettings.defaults().clock(clock));
    private final Client client = new Client(simulator.address(), "sk-simulator");

    @AfterEach
    void stop() {
        client.close();
        simulator.close();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "UNAUTHORIZED | 401 | Incorrect API key provided",
                "UNVERIFIED | 403 | Your organization must be verified to use the model `sora-2`",
                "UNVERIFIED_404 | 404 | Your organization must be verified to use the model",
                "FORBIDDEN | 403 | Country, region, or territory not supported",
                "MODEL_NOT_FOUND | 404 | The model `sora-2` does not exist",
                "RATE_LIMITED | 429 | Rate limit reached",
                "INSUFFICIENT_QUOTA | 429 | You exceeded your current quota",
                "OVERLOADED | 503 | The server is overloaded",
                "SERVER_ERROR | 500 | The server had an error",
            })
    void refusesTheNextSubmitsAndThenNoMore(FaultKind kind, int status, String message)
            throws IOException {
        simulator.faults().add(Fault.of(kind).on(RequestKind.SUBMIT).times(2));

        for (int i = 0; i < 2; i++) {
            HttpResponse<byte[]> refused = client.submit("a cat");
            assertThat(refused.statusCode()).isEqualTo(status);
            assertThat(Client.errorMessage(refused)).startsWith(message);
        }
        assertThat(client.submit("a cat").statusCode()).isEqualTo(200);
        assertThat(simulator.submitsReceived()).isEqualTo(3);
        assertThat(simulator.jobsCreated()).isEqualTo(1);
    }

    @Test
    void saysWhenToComeBackAfterARateLimit() throws IOException {
        simulator.faults().add(Fault.of(FaultKind.RATE_LIMITED).with("7"));

        assertThat(client.submit("a cat").headers().firstValue("Retry-After")).hasValue("7");
    }

    @Test
    void tellsAnEmptyAccountFromARateLimitByItsCode() throws IOException {
        simulator.faults().add(Fault.of(FaultKind.INSUFFICIENT_QUOTA));

        assertThat(Client.json(client.submit("a cat")).at("/error/code").textValue())
                .isEqualTo("insufficient_quota");
    }

    @Test
    void meetsOnlyTheOperationItIsFor() throws IOException {
        String id = client.submitted("a cat");
        simulator.faults().add(Fault.of(FaultKind.SERVER_ERROR).on(RequestKind.LOOK));

        assertThat(client.get("/v1/videos/" + id).statusCode()).isEqualTo(500);
        assertThat(client.get("/v1/videos").statusCode()).isEqualTo(200);
        assertThat(client.get("/v1/models").statusCode()).isEqualTo(200);
        simulator.faults().clear();
        assertThat(client.get("/v1/videos/" + id).statusCode()).isEqualTo(200);
    }

    @Test
    void answersWithAWebPage() throws IOException {
        simulator.faults().add(Fault.of(FaultKind.HTML));

        HttpResponse<byte[]> answer = client.get("/v1/models");
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(text(answer)).startsWith("<!doctype html>");
    }

    @Test
    void delaysAnAnswerAndThenGivesIt() throws IOException {
        simulator.faults().add(Fault.of(FaultKind.SLOW).with("300").times(1));

        assertThatThrownBy(
                        () ->
                                client.send(
                                        client.request("/v1/models")
                                                .timeout(Duration.ofMillis(50))))
                .isInstanceOf(HttpTimeoutException.class);
        assertThat(client.get("/v1/models").statusCode()).isEqualTo(200);
    }

    @Test
    void neverAnswersARequestItLetsHang() {
        simulator.faults().add(Fault.of(FaultKind.HANG));

        assertThatThrownBy(
                        () ->
                                client.send(
                                        client.request("/v1/models")
                                                .timeout(Duration.ofMillis(300))))
                .isInstanceOf(HttpTimeoutException.class);
    }

    @Test
    void dropsTheConnectionBeforeOrAfterTheWork() throws IOException {
        simulator.faults().add(Fault.of(FaultKind.DROP_BEFORE).times(1));
        assertThatThrownBy(() -> client.submit("a cat")).isInstanceOf(IOException.class);
        assertThat(simulator.jobsCreated()).isZero();

        simulator.faults().add(Fault.of(FaultKind.DROP_AFTER).times(1));
        assertThatThrownBy(() -> client.submit("a cat")).isInstanceOf(IOException.class);
        assertThat(simulator.jobsCreated()).isEqualTo(1);
        assertThat(Client.json(client.get("/v1/videos")).at("/data/0/prompt").textValue())
                .isEqualTo("a cat");
    }

    @ParameterizedTest
    @CsvSource({"MODERATION, moderation_blocked", "JOB_FAILS, processing_error"})
    void letsTheNextJobFail(FaultKind kind, String code) throws IOException {
        simulator.faults().add(Fault.of(kind).times(1));
        String id = client.submitted("a cat");
        String other = client.submitted("a dog");
        clock.goOn(Duration.ofSeconds(6));

        JsonNode video = client.look(id);
        assertThat(video.required("status").textValue()).isEqualTo("failed");
        assertThat(video.at("/error/code").textValue()).isEqualTo(code);
        assertThat(video.required("completed_at").isNull()).isTrue();
        assertThat(client.content(id).statusCode()).isEqualTo(404);
        assertThat(client.look(other).required("status").textValue()).isEqualTo("completed");
    }

    @Test
    void neverFinishesAStuckJob() throws IOException {
        String id = client.submitted("a cat [fault:stuck]");
        clock.goOn(Duration.ofDays(1));

        JsonNode video = client.look(id);
        assertThat(video.required("status").textValue()).isEqualTo("in_progress");
        assertThat(video.required("progress").intValue()).isEqualTo(50);
    }

    @Test
    void usesAnOddWordWhileAJobRuns() throws IOException {
        String id = client.submitted("a cat [fault:odd_status=dreaming]");
        clock.goOn(Duration.ofSeconds(3));
        assertThat(client.look(id).required("status").textValue()).isEqualTo("dreaming");
        clock.goOn(Duration.ofSeconds(3));
        assertThat(client.look(id).required("status").textValue()).isEqualTo("completed");
    }

    @Test
    void shoutsItsStatus() throws IOException {
        String id = client.submitted("a cat [fault:upper_case_status]");
        clock.goOn(Duration.ofSeconds(6));

        assertThat(client.look(id).required("status").textValue()).isEqualTo("COMPLETED");
        assertThat(client.content(id).statusCode()).isEqualTo(200);
    }

    @Test
    void losesAJobItKnew() throws IOException {
        String id = client.submitted("a cat [fault:lost_job]");
        assertThat(client.get("/v1/videos/" + id).statusCode()).isEqualTo(200);
        assertThat(client.get("/v1/videos/" + id).statusCode()).isEqualTo(404);

        String other = client.submitted("a dog");
        simulator.faults().add(Fault.of(FaultKind.LOST_JOB));
        HttpResponse<byte[]> answer = client.get("/v1/videos/" + other);
        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(Client.errorMessage(answer))
                .isEqualTo("Video with id '" + other + "' not found.");
    }

    @ParameterizedTest
    @CsvSource({"404", "405"})
    void hasNoListRoute(int status) throws IOException {
        simulator.faults().add(Fault.of(FaultKind.NO_LIST).with(Integer.toString(status)));

        assertThat(client.get("/v1/videos").statusCode()).isEqualTo(status);
    }

    @Test
    void listsAJobLate() throws IOException {
        String id = client.submitted("a cat [fault:late_list=3]");
        assertThat(Client.json(client.get("/v1/videos")).required("data").size()).isZero();
        assertThat(client.get("/v1/videos/" + id).statusCode()).isEqualTo(200);
        clock.goOn(Duration.ofSeconds(3));

        assertThat(Client.json(client.get("/v1/videos")).required("data").size()).isEqualTo(1);
    }

    @Test
    void cutsTheFirstDownloadOffThoughTheLengthPromisedAll() throws IOException {
        String id = completed("a cat [fault:cut_off=2000]");

        assertThatThrownBy(() -> client.content(id)).isInstanceOf(IOException.class);
        HttpResponse<byte[]> rest =
                client.send(
                        client.request("/v1/videos/" + id + "/content")
                                .header("Range", "bytes=2000-"));
        assertThat(rest.statusCode()).isEqualTo(206);
        assertThat(client.content(id).statusCode()).isEqualTo(200);
    }

    @Test
    void cutsEveryDownloadOffUntilItIsTold() throws IOException {
        String id = completed("a cat");
        simulator.faults().add(Fault.of(FaultKind.CUT_OFF));

        assertThatThrownBy(() -> client.content(id)).isInstanceOf(IOException.class);
        assertThatThrownBy(() -> client.content(id)).isInstanceOf(IOException.class);
        simulator.faults().clear();
        assertThat(client.content(id).statusCode()).isEqualTo(200);
        assertThat(simulator.contentRequests()).isEqualTo(3);
    }

    @Test
    void servesSomethingThatIsNoVideo() throws IOException {
        HttpResponse<byte[]> answer = client.content(completed("a cat [fault:wrong_content]"));

        assertThat(answer.headers().firstValue("Content-Type")).hasValue("video/mp4");
        assertThat(text(answer)).startsWith("This is not the video");
    }

    @Test
    void isNotReadyTheFirstTimesThoughCompleted() throws IOException {
        String id = completed("a cat [fault:not_ready_content=2]");

        assertThat(client.content(id).statusCode()).isEqualTo(404);
        assertThat(client.content(id).statusCode()).isEqualTo(404);
        assertThat(client.content(id).statusCode()).isEqualTo(200);
    }

    @Test
    void letsALinkExpireAtOnce() throws IOException {
        HttpResponse<byte[]> answer = client.content(completed("a cat [fault:expired_link]"));

        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(Client.errorMessage(answer)).isEqualTo("Video content has expired.");
    }

    @Test
    void redirectsToAnotherOriginAndTellsWhoBroughtAKeyAlong() throws IOException {
        HttpResponse<byte[]> answer = client.content(completed("a cat [fault:redirect_content]"));
        assertThat(answer.statusCode()).isEqualTo(302);
        String location = answer.headers().firstValue("Location").orElseThrow();
        assertThat(location).doesNotStartWith(simulator.address().toString());

        String origin = location.substring(0, location.indexOf("/files"));
        String path = location.substring(origin.length());
        try (Client stranger = new Client(URI.create(origin), "sk-simulator")) {
            assertThat(new String(stranger.get(path).body(), 4, 4, StandardCharsets.US_ASCII))
                    .isEqualTo("ftyp");
        }
        assertThat(simulator.redirectedRequests())
                .singleElement()
                .extracting(RedirectedRequest::authorized)
                .isEqualTo(true);
    }

    @Test
    void strikesOnlyTheFirstSubmitOfAPromptThatAsksForIt() throws IOException {
        assertThat(client.submit("a cat [fault:rate_limited=3]").statusCode()).isEqualTo(429);
        assertThat(client.submit("a cat [fault:rate_limited=3]").statusCode()).isEqualTo(200);
        assertThatThrownBy(() -> client.submit("a dog [fault:drop_after]"))
                .isInstanceOf(IOException.class);
        assertThat(simulator.jobsCreated()).isEqualTo(2);
    }

    @Test
    void refusesPromptsWithFaultsItDoesNotKnow() throws IOException {
        HttpResponse<byte[]> answer = client.submit("a cat [fault:earthquake]");

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(Client.errorMessage(answer)).contains("no fault is called 'earthquake'");
    }

    @Test
    void takesFaultsOverHttpAndShowsWhatIsLeftOfThem() throws IOException {
        String body =
                """
                {"faults": [{"fault": "rate_limited", "operation": "any", "count": 2, "value": "5"},
                            {"fault": "moderation"}]}
                """;
        assertThat(client.put("/simulator/faults", body).statusCode()).isEqualTo(200);
        assertThat(client.submit("a cat").statusCode()).isEqualTo(429);

        assertThat(text(client.get("/simulator/faults")))
                .isEqualTo(
                        "{\"faults\":[{\"fault\":\"rate_limited\",\"operation\":\"any\",\"count\":1,\"value\":\"5\"},"
                                + "{\"fault\":\"moderation\",\"operation\":\"submit\",\"value\":\"\"}]}");
        client.delete("/simulator/faults");
        assertThat(simulator.faults().active()).isEqualTo(List.of());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"faults\": [{\"fault\": \"earthquake\"}]} | no fault is called 'earthquake'",
                "{\"faults\": [{\"fault\": \"slow\", \"value\": \"x\"}]} | needs a whole number",
                "{\"faults\": [{\"fault\": \"slow\", \"count\": 0}]} | count must be at least 1",
                "{\"faults\": [{\"fault\": \"stuck\", \"operation\": \"list\"}]} | not to LIST",
                "{} | faults",
            })
    void refusesFaultsThatMakeNoSense(String body, String message) throws IOException {
        HttpResponse<byte[]> answer = client.put("/simulator/faults", body);

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(Client.errorMessage(answer)).contains(message);
    }

    @Test
    void explainsEveryFault() throws IOException {
        JsonNode faults = Client.json(client.get("/simulator")).required("faults");

        assertThat(faults.findValuesAsText("fault"))
                .containsExactlyElementsOf(
                        Arrays.stream(FaultKind.values()).map(FaultKind::word).toList());
    }

    private String completed(String prompt) throws IOException {
        String id = client.submitted(prompt);
        clock.goOn(Duration.ofSeconds(6));
        return id;
    }

    private static String text(HttpResponse<byte[]> response) {
        return new String(response.body(), StandardCharsets.UTF_8);
    }
}
