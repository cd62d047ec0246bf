package reelay.provider.minimax;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import reelay.provider.AnsweringServer;
import reelay.provider.ContentAnswer;
import reelay.provider.DeleteAnswer;
import reelay.provider.FindAnswer;
import reelay.provider.LookAnswer;
import reelay.provider.NativeAnswers;
import reelay.provider.ProviderErrorKind;
import reelay.provider.SubmitAnswer;
import reelay.provider.job.JobRequest;
import reelay.provider.job.JobState;
import reelay.provider.job.JobTraits;
import reelay.provider.job.JobView;
import reelay.provider.job.Likeness;
import reelay.video.FailureCode;
import reelay.video.VideoRequest;

/** What MiniMax is sent, and what its answers mean that its simulator does not give. */
class MiniMaxAnswersTest extends NativeAnswers {

    private MiniMaxProvider minimax;

    @BeforeEach
    void start() {
        minimax = asking(MiniMaxProvider::new, "mm-0123456789");
    }

    // --- submit

    @ParameterizedTest
    @CsvSource({
        "MiniMax-H3, 1280x720, 768P, 16:9",
        "MiniMax-H3, 720x1280, 768P, 9:16",
        "MiniMax-H3, 2560x1440, 2K, 16:9",
        "minimax-h3-max, 854x480, 480P, 16:9"
    })
    void alwaysSaysTheResolution(String model, String size, String resolution, String ratio)
            throws IOException {
        JsonNode sent = sent(job(request(model, size, "{}")));

        assertThat(server.asked().getFirst().target()).isEqualTo("/v2/video_generation");
        assertThat(sent.path("model").asText()).startsWith("MiniMax-H3");
        assertThat(sent.path("resolution").asText()).isEqualTo(resolution);
        assertThat(sent.path("ratio").asText()).isEqualTo(ratio);
        assertThat(sent.path("duration").isInt()).isTrue();
        assertThat(sent.at("/content/0/text").asText()).isEqualTo("a lighthouse");
        assertThat(sent.has("seed")).isFalse();
    }

    @Test
    void saysNoRatioBesideAnImage() throws IOException {
        JsonNode sent =
                sent(
                        withImage(
                                request(
                                        "MiniMax-H3",
                                        "1280x720",
                                        "{\"last_frame\": \"https://example.org/end.png\"}")));

        assertThat(sent.has("ratio")).isFalse();
        assertThat(sent.path("resolution").asText()).isEqualTo("768P");
        assertThat(sent.at("/content/1/role").asText()).isEqualTo("first_frame");
        assertThat(sent.at("/content/2/role").asText()).isEqualTo("last_frame");
    }

    @ParameterizedTest
    @ValueSource(strings = {"seed", "generate_audio", "negative_prompt", "aspect_ratio"})
    void refusesFieldsThatItLacks(String field) {
        assertThat(
                        minimax.submit(
                                job(
                                        request(
                                                "MiniMax-H3",
                                                "1280x720",
                                                "{\"%s\": true}".formatted(field)))))
                .isInstanceOfSatisfying(
                        SubmitAnswer.Declined.class,
                        it -> assertThat(it.error().message()).contains(field));
        assertThat(server.asked()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "400, bad_request_error, 'invalid params, duration (2013)', REQUEST_INVALID",
        "401, authorized_error, 'login fail (1004)', KEY_INVALID",
        "402, insufficient_balance_error, 'no (1008)', QUOTA_EXHAUSTED",
        "422, unprocessable_entity_error, 'no (1026)', MODERATION_BLOCKED",
        "422, unprocessable_entity_error, 'no (1027)', MODERATION_BLOCKED",
        "422, unprocessable_entity_error, 'no', REQUEST_INVALID",
        "429, rate_limit_error, 'no (1002)', RATE_LIMITED",
        "400, bad_request_error, 'no (1008)', QUOTA_EXHAUSTED",
        "200, rate_limit_error, 'no (1002)', RATE_LIMITED"
    })
    void goesByTheNumberInBrackets(
            int status, String type, String message, ProviderErrorKind kind) {
        server.willAnswer(status, error(status, type, message));

        assertThat(minimax.submit(job(request("MiniMax-H3", "1280x720", "{}"))))
                .isInstanceOfSatisfying(
                        SubmitAnswer.Declined.class,
                        declined -> assertThat(declined.error().kind()).isEqualTo(kind));
    }

    // --- look and open

    @ParameterizedTest
    @CsvSource({
        "queued, QUEUED",
        "running, RUNNING",
        "succeeded, COMPLETED",
        "failed, FAILED",
        "cancelled, FAILED",
        "expired, FAILED"
    })
    void knowsItsWords(String word, JobState state) {
        assertThat(seen("{\"task\":{\"id\":\"1\",\"status\":\"%s\"}}".formatted(word)).state())
                .isEqualTo(state);
    }

    @ParameterizedTest
    @CsvSource({
        "'\"1026\"', no, MODERATION_BLOCKED",
        "1027, no, OUTPUT_BLOCKED",
        "'\"x\"', 'no (1027)', OUTPUT_BLOCKED",
        "1000, 'unknown error (1000)', GENERATION_FAILED"
    })
    void tellsARefusedPromptFromARefusedVideo(String code, String message, FailureCode failure) {
        JobView job =
                seen(
                        "{\"task\":{\"id\":\"1\",\"status\":\"failed\",\"error\":{\"code\":%s,\"message\":\"%s\"}}}"
                                .formatted(code, message));

        assertThat(job.failure().orElseThrow().code()).isEqualTo(failure);
    }

    @Test
    void knowsThatATaskIsUnknownOrOlderThanSevenDays() {
        String unknown = error(400, "bad_request_error", "invalid task_id (2013)");
        server.willAnswer(400, unknown).willAnswer(400, unknown).willAnswer(400, unknown);

        assertThat(minimax.look("1")).isInstanceOf(LookAnswer.Lost.class);
        assertThat(minimax.open("1", 0)).isInstanceOf(ContentAnswer.NotNow.class);
        assertThat(minimax.delete("1")).isInstanceOf(DeleteAnswer.Deleted.class);
        assertThat(server.asked().getLast().target()).isEqualTo("/v2/video_generation/1");
    }

    @Test
    void asksForAFreshLinkEachTime() {
        for (String file : new String[] {"first", "second"}) {
            server.willAnswer(
                    200,
                    "{\"task\":{\"id\":\"1\",\"status\":\"succeeded\",\"content\":{\"url\":\"%s/%s\"}}}"
                            .formatted(server.address(), file));
            server.willAnswer(403, "");
            assertThat(minimax.open("1", 0)).isInstanceOf(ContentAnswer.NotNow.class);
        }

        assertThat(server.asked())
                .extracting(AnsweringServer.Asked::target)
                .containsExactly(
                        "/v2/query/video_generation/1",
                        "/first",
                        "/v2/query/video_generation/1",
                        "/second");
    }

    // --- find

    @ParameterizedTest
    @ValueSource(strings = {"items", "tasks", "data"})
    void isNeverSureOfAListedTask(String name) {
        server.willAnswer(
                200,
                "{\"%s\":[{\"id\":\"1\",\"status\":\"running\",\"created_at\":%d}],\"total\":1}"
                        .formatted(name, NOW.getEpochSecond()));

        FindAnswer.Found found =
                (FindAnswer.Found)
                        minimax.find(
                                new JobTraits(
                                        VIDEO,
                                        request("MiniMax-H3", "1280x720", "{}"),
                                        NOW.minusSeconds(60),
                                        NOW.plusSeconds(60),
                                        Optional.empty(),
                                        false));

        assertThat(found.gap()).isEmpty();
        assertThat(found.jobs())
                .singleElement()
                .satisfies(it -> assertThat(it.likeness()).isEqualTo(Likeness.PROMPT_NOT_SHOWN));
        assertThat(server.asked().getFirst().target())
                .isEqualTo("/v2/query/video_generation?page_num=1&page_size=20");
    }

    // --- words

    private static VideoRequest request(String model, String size, String extra) {
        return request(model, 5, size, extra);
    }

    private JsonNode sent(JobRequest job) throws IOException {
        server.willAnswer(200, "{\"task_id\":\"1\"}");
        assertThat(minimax.submit(job)).isInstanceOf(SubmitAnswer.Accepted.class);
        return server.asked().getFirst().json();
    }

    private JobView seen(String answer) {
        server.willAnswer(200, answer);
        return ((LookAnswer.Seen) minimax.look("1")).job();
    }

    private static String error(int status, String type, String message) {
        return "{\"type\":\"error\",\"error\":{\"type\":\"%s\",\"message\":\"%s\",\"http_code\":\"%d\"},\"request_id\":\"r\"}"
                .formatted(type, message, status);
    }
}
