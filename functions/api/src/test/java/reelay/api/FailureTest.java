package reelay.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import reelay.api.Event.Answer;
import reelay.api.http.Bytes;
import reelay.video.Json;

/** What clients and the log see when something breaks; a prompt is never in the log. */
class FailureTest {

    private static final String PROMPT = "SECRET-PROMPT-123";
    private static final String CREATE = "{\"prompt\": \"" + PROMPT + "\"}";

    private final PrintStream out = System.out;
    private final PrintStream err = System.err;
    private final ByteArrayOutputStream log = new ByteArrayOutputStream();
    private Deployment reelay;

    @BeforeEach
    void start() {
        // Without it the SDK tries for seconds what must fail here.
        System.setProperty("aws.maxAttempts", "1");
        reelay = Deployment.start();
        PrintStream captured = new PrintStream(log, true, StandardCharsets.UTF_8);
        System.setOut(captured);
        System.setErr(captured);
    }

    @AfterEach
    void stop() {
        System.setOut(out);
        System.setErr(err);
        System.clearProperty("aws.maxAttempts");
        reelay.close();
    }

    @Test
    void answersAFaultOfOursWithTheRequestIdAndLogsWhereItCameFrom() {
        reelay.loseTable();
        Answer answer = Event.post(CREATE).sentTo(reelay.api);
        assertThat(answer.status()).isEqualTo(500);
        assertThat(answer.header("x-should-retry")).isEqualTo("false");
        assertThat(answer.error().get("type").textValue()).isEqualTo("server_error");
        assertThat(answer.error().get("message").textValue()).contains(Event.REQUEST_ID);
        assertThat(logged())
                .contains("\"request_id\":\"" + Event.REQUEST_ID + "\"")
                .contains("ResourceNotFoundException")
                .contains("reelay.catalog.VideoCatalog.create");
    }

    @Test
    void asksForAnotherTryWhenAwsDoesNotAnswer() {
        Answer answer = Event.post(CREATE).sentTo(Unreachable.handler());
        assertThat(answer.status()).isEqualTo(503);
        assertThat(answer.header("retry-after")).isEqualTo("2");
        assertThat(logged()).contains("AwsUnavailableException");
    }

    @Test
    void saysWhichVideoCannotBeReadToItsOwnerOnlyAndListsTheOthers() {
        String owner = Deployment.newOwner();
        String odd = Event.post(CREATE).from(owner).sentTo(reelay.api).id();
        String other = Event.post(CREATE).from(owner).sentTo(reelay.api).id();
        reelay.spoil(odd);

        for (Event asked :
                List.of(
                        Event.of("GET", "/v1/videos/" + odd),
                        Event.of("GET", "/v1/videos/" + odd + "/content"))) {
            Answer answer = asked.from(owner).sentTo(reelay.api);
            assertThat(answer.status()).isEqualTo(500);
            assertThat(answer.header("x-should-retry")).isEqualTo("false");
            assertThat(answer.error().get("code").textValue()).isEqualTo("video_unreadable");
            assertThat(answer.error().get("message").textValue()).contains(odd, "'status'");
        }
        assertThat(Event.of("GET", "/v1/videos/" + odd).sentTo(reelay.api).status()).isEqualTo(404);
        assertThat(Event.of("GET", "/v1/videos").from(owner).sentTo(reelay.api).json().get("data"))
                .singleElement()
                .extracting(video -> video.get("id").textValue())
                .isEqualTo(other);
        assertThat(logged())
                .contains("\"video_id\":\"" + odd + "\",\"attribute\":\"status\"")
                .contains(
                        "\"event\":\"list.unreadable\",\"video_id\":\""
                                + odd
                                + "\",\"detail\":\"status\"")
                .doesNotContain("SECRET");
    }

    @Test
    void letsAnOwnerAndNobodyElseDeleteWhatCannotBeRead() {
        String owner = Deployment.newOwner();
        String odd = Event.post(CREATE).from(owner).sentTo(reelay.api).id();
        reelay.spoil(odd);
        Event delete = Event.of("DELETE", "/v1/videos/" + odd);

        assertThat(delete.sentTo(reelay.api).status()).isEqualTo(404);
        assertThat(delete.from(owner).sentTo(reelay.api).json())
                .isEqualTo(
                        Json.object()
                                .put("id", odd)
                                .put("object", "video.deleted")
                                .put("deleted", true));
        assertThat(delete.from(owner).sentTo(reelay.api).status()).isEqualTo(404);
        assertThat(Event.of("GET", "/v1/videos/" + odd).from(owner).sentTo(reelay.api).status())
                .isEqualTo(404);
        assertThat(logged())
                .contains("\"event\":\"delete.unreadable\",\"video_id\":\"" + odd + "\"");
    }

    @Test
    void neverLogsAPrompt() {
        String id = Event.post(CREATE).sentTo(reelay.api).id();
        for (String path : List.of("", "/" + id, "/" + id + "/content")) {
            Event.of("GET", "/v1/videos" + path).sentTo(reelay.api);
        }
        for (Event refused : refusedRequests()) {
            assertThat(refused.sentTo(reelay.api).status()).isBetween(400, 499);
        }
        reelay.failed(id, "processing_error", PROMPT);
        Event.of("GET", "/v1/videos/" + id).sentTo(reelay.api);
        Event.of("DELETE", "/v1/videos/" + id).sentTo(reelay.api);
        reelay.executions.broken = true;
        assertThat(Event.post(CREATE).sentTo(reelay.api).status()).isEqualTo(503);
        reelay.loseTable();
        assertThat(Event.post(CREATE).sentTo(reelay.api).status()).isEqualTo(500);
        assertThat(Event.post(CREATE).sentTo(Unreachable.handler()).status()).isEqualTo(503);

        assertThat(logged()).contains("request_failed").doesNotContain("SECRET");
    }

    private static List<Event> refusedRequests() {
        Multipart form = new Multipart().text("prompt", PROMPT);
        return List.of(
                Event.post("{\"prompt\": \"" + PROMPT + "\""),
                Event.post("{\"prompt\": \"" + PROMPT.repeat(2_000) + "\"}"),
                Event.post("{\"prompt\": [\"" + PROMPT + "\"]}"),
                Event.post("{\"model\": \"" + PROMPT + "\", \"prompt\": \"p\"}"),
                Event.post("{\"" + PROMPT + "\": \"p\"}"),
                Event.post("").bytes(new byte[1]).text(PROMPT + "!"),
                Event.post(CREATE).header("content-type", PROMPT),
                Event.multipart(form.text(PROMPT, PROMPT)),
                Event.of("POST", "/v1/videos")
                        .header("content-type", form.contentType())
                        .bytes(form.unfinished()),
                Event.of("POST", "/v1/videos/edits").text(CREATE),
                Event.of("PUT", "/v1/" + PROMPT).text(CREATE),
                Event.ofNobody("POST", "/v1/videos").text(CREATE));
    }

    @Test
    void printsRequestsAndAnswersAsLabels() throws Exception {
        HttpApiEvent event =
                Json.read(
                        """
                        {"rawPath": "/v1/videos", "body": "SECRET-PROMPT-123",
                         "requestContext": {"requestId": "r", "http": {"method": "POST"}}}
                        """,
                        HttpApiEvent.class);
        assertThat(
                        event.toString()
                                + event.request()
                                + Bytes.of(PROMPT.getBytes(StandardCharsets.UTF_8)))
                .doesNotContain(PROMPT);
    }

    private String logged() {
        return log.toString(StandardCharsets.UTF_8);
    }
}
