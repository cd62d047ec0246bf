package reelay.provider.openrouter;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import reelay.provider.ContentAnswer;
import reelay.provider.LookAnswer;
import reelay.provider.ModelsAnswer;
import reelay.provider.NativeAnswers;
import reelay.provider.ProviderErrorKind;
import reelay.provider.SubmitAnswer;
import reelay.provider.job.JobRequest;
import reelay.provider.job.JobState;
import reelay.provider.job.ReferenceImage;
import reelay.video.FailureCode;
import reelay.video.VideoRequest;

/** What OpenRouter is sent, and what its answers mean that its simulator does not give. */
class OpenRouterAnswersTest extends NativeAnswers {

    private static final String TAKEN =
            """
            {"id":"gen-vid-1","polling_url":"https://openrouter.ai/api/v1/videos/gen-vid-1","status":"pending"}
            """;

    private OpenRouterProvider openRouter;

    @BeforeEach
    void start() {
        openRouter = asking(OpenRouterProvider::new, "or-0123456789");
    }

    @ParameterizedTest
    @CsvSource({"1.6, 1.6", "0, 0", "'\"0.48\"', 0.48", "-1, ", "1e9, ", "null, ", "'{}', "})
    void tellsWhatAFinishedJobCostInDollars(String told, @Nullable BigDecimal cost) {
        server.willAnswer(
                200,
                "{\"id\":\"gen-vid-1\",\"status\":\"completed\",\"usage\":{\"cost\":%s}}"
                        .formatted(told));

        assertThat(openRouter.look("gen-vid-1"))
                .isInstanceOfSatisfying(
                        LookAnswer.Seen.class,
                        seen -> assertThat(seen.job().cost()).isEqualTo(Optional.ofNullable(cost)));
    }

    @Test
    void saysTheSizeOfADescribedModelAsResolutionAndRatio() throws IOException {
        JsonNode body = sent(request("google/veo-3.1", "{}"), Optional.empty());

        assertThat(body.path("resolution").asText()).isEqualTo("720p");
        assertThat(body.path("aspect_ratio").asText()).isEqualTo("16:9");
        assertThat(body.has("size")).isFalse();
        assertThat(body.path("duration").isInt()).isTrue();
        assertThat(body.path("session_id").asText()).isEqualTo(VIDEO.value());
    }

    @Test
    void passesTheSizeOnToAModelThatNobodyDescribed() throws IOException {
        JsonNode body = sent(request("somebody/film-9", "{}"), Optional.empty());

        assertThat(body.path("size").asText()).isEqualTo("1280x720");
        assertThat(body.has("resolution")).isFalse();
    }

    @Test
    void passesOnWhatTheAppSaysItself() throws IOException {
        JsonNode body =
                sent(
                        request(
                                "google/veo-3.1",
                                "{\"resolution\":\"1080p\",\"seed\":7,\"generate_audio\":false}"),
                        Optional.empty());

        assertThat(body.path("resolution").asText()).isEqualTo("1080p");
        assertThat(body.path("aspect_ratio").asText()).isEqualTo("16:9");
        assertThat(body.path("seed").asInt()).isEqualTo(7);
        assertThat(body.path("generate_audio").isBoolean()).isTrue();
    }

    @Test
    void sendsFirstAndLastFrame() throws IOException {

        JsonNode frames =
                sent(
                                request(
                                        "google/veo-3.1",
                                        "{\"last_frame\":\"https://example.com/last.png\"}"),
                                Optional.of(image()))
                        .path("frame_images");

        assertThat(frames.at("/0/frame_type").asText()).isEqualTo("first_frame");
        assertThat(frames.at("/0/image_url/url").asText()).isEqualTo("data:image/png;base64,cHg=");
        assertThat(frames.at("/1/frame_type").asText()).isEqualTo("last_frame");
        assertThat(frames.at("/1/image_url/url").asText())
                .isEqualTo("https://example.com/last.png");
    }

    private JsonNode sent(VideoRequest request, Optional<ReferenceImage> image) throws IOException {
        server.willAnswer(202, TAKEN);

        assertThat(openRouter.submit(new JobRequest(VIDEO, request, image)))
                .isInstanceOf(SubmitAnswer.Accepted.class);
        return server.asked().getFirst().json();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    400 | {"error":{"code":400,"message":"Invalid duration: 7"}}                            | REQUEST_INVALID
                    401 | {"error":{"code":401,"message":"User not found."}}                                | KEY_INVALID
                    402 | {"error":{"code":402,"message":"This request requires more credits"}}             | QUOTA_EXHAUSTED
                    403 | {"error":{"code":403,"message":"Key limit exceeded (monthly limit)."}}            | SPEND_LIMIT_REACHED
                    403 | {"error":{"code":403,"message":"Your input was flagged for violence"}}            | MODERATION_BLOCKED
                    404 | {"error":{"code":404,"message":"No endpoints found for film-9."}}                 | MODEL_NOT_FOUND
                    413 | {"error":{"code":413,"message":"Payload too large"}}                              | REQUEST_INVALID
                    429 | {"error":{"code":429,"message":"Rate limit exceeded"}}                            | RATE_LIMITED
                    """)
    void knowsWhyItWasRefused(int status, String answer, ProviderErrorKind kind) {
        server.willAnswer(status, answer);

        assertThat(openRouter.submit(job()))
                .isInstanceOfSatisfying(
                        SubmitAnswer.Declined.class,
                        declined -> assertThat(declined.error().kind()).isEqualTo(kind));
    }

    @Test
    void submitsOnceWhenTheAnswerNamesNoJob() {
        server.willAnswer(202, "{\"status\":\"pending\",\"generation_id\":\"gen-1\"}");

        assertThat(openRouter.submit(job())).isInstanceOf(SubmitAnswer.Unreadable.class);
    }

    @ParameterizedTest
    @CsvSource({
        "pending, QUEUED",
        "in_progress, RUNNING",
        "completed, COMPLETED",
        "failed, FAILED",
        "cancelled, FAILED",
        "expired, FAILED",
        "paused, UNKNOWN"
    })
    void knowsItsWords(String word, JobState state) {
        server.willAnswer(200, "{\"id\":\"gen-vid-1\",\"status\":\"%s\"}".formatted(word));

        assertThat(((LookAnswer.Seen) openRouter.look("gen-vid-1")).job().state()).isEqualTo(state);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    cancelled |                                         | CANCELLED
                    expired   |                                         | EXPIRED
                    failed    | Output was flagged for moderation       | OUTPUT_BLOCKED
                    failed    | Your prompt was flagged for moderation  | MODERATION_BLOCKED
                    failed    | upstream error                          | GENERATION_FAILED
                    """)
    void saysWhyAJobFailed(String word, String error, FailureCode code) {
        String reason = error == null ? "" : ",\"error\":\"" + error + "\"";
        server.willAnswer(
                200, "{\"id\":\"gen-vid-1\",\"status\":\"%s\"%s}".formatted(word, reason));

        assertThat(
                        ((LookAnswer.Seen) openRouter.look("gen-vid-1"))
                                .job()
                                .failure()
                                .orElseThrow()
                                .code())
                .isEqualTo(code);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"id\":\"gen-vid-2\",\"status\":\"completed\"}",
                "{\"id\":\"gen-vid-1\"}",
                "{\"error\":{\"code\":502,\"message\":\"Provider returned error\"}}",
                "[]",
                "<html>"
            })
    void losesNoJobOverAnAnswerThatTellsOfNone(String answer) {
        server.willAnswer(200, answer);

        assertThat(openRouter.look("gen-vid-1")).isInstanceOf(LookAnswer.Unavailable.class);
    }

    @Test
    void knowsThatAResultWasCleared() {
        server.willAnswer(410, "{\"error\":{\"code\":410,\"message\":\"Gone\"}}");

        assertThat(openRouter.open("gen-vid-1", 0)).isInstanceOf(ContentAnswer.Refused.class);
    }

    @Test
    void asksTheJobBeforeItBelievesThatThereIsNoFile() {
        server.willAnswer(404, "{\"error\":{\"code\":404,\"message\":\"Not Found\"}}");
        server.willAnswer(200, "{\"id\":\"gen-vid-1\",\"status\":\"completed\"}");

        assertThat(openRouter.open("gen-vid-1", 0)).isInstanceOf(ContentAnswer.NotNow.class);
    }

    @Test
    void listsTheModelsWhereNothingIsSaidOfTheKey() {
        server.willAnswer(404, "{\"error\":{\"code\":404,\"message\":\"Not Found\"}}");
        server.willAnswer(200, "{\"data\":[{\"id\":\"google/veo-3.1\"}]}");

        assertThat(openRouter.models())
                .isInstanceOfSatisfying(
                        ModelsAnswer.Probed.class,
                        probed -> {
                            assertThat(probed.doubt()).isPresent();
                            assertThat(probed.models().orElseThrow()).hasSize(1);
                        });
    }

    @Test
    void readsWhatTheLimitOfTheKeyLeaves() {
        server.willAnswer(200, "{\"data\":{\"label\":\"a\",\"limit_remaining\":4.89}}");
        server.willAnswer(503, "{\"error\":{\"code\":503,\"message\":\"Busy\"}}");

        assertThat(openRouter.models())
                .isEqualTo(
                        new ModelsAnswer.Probed(
                                Optional.empty(),
                                Optional.empty(),
                                Optional.of(new BigDecimal("4.89"))));
    }

    private static JobRequest job() {
        return job(request("google/veo-3.1", "{}"));
    }

    private static VideoRequest request(String model, String extra) {
        return request(model, 4, "1280x720", extra);
    }
}
