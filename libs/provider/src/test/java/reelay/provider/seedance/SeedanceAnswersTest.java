package reelay.provider.seedance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
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
import reelay.video.Prompt;
import reelay.video.VideoRequest;
import reelay.video.VideoSize;

/** What Seedance is sent, and what its answers mean that its simulator does not give. */
class SeedanceAnswersTest extends NativeAnswers {

    private static final String V2_5 = "dreamina-seedance-2-5-260628";
    private static final String V2_0 = "dreamina-seedance-2-0-260128";

    /** The last eight digits of the id, as a positive number of 31 bits. */
    private static final long SEED = 0x09abcdefL;

    private static final String ID = "{\"id\":\"cgt-1\"}";

    private SeedanceProvider seedance;

    @BeforeEach
    void start() {
        seedance = asking(SeedanceProvider::new, "ark-0123456789");
    }

    // --- submit

    @ParameterizedTest
    @CsvSource({
        "1280x720, 720p, 16:9",
        "720x1280, 720p, 9:16",
        "854x480, 480p, 16:9",
        "1920x1080, 1080p, 16:9",
        "1680x720, 720p, 21:9"
    })
    void saysTheSizeInSeedancesWords(String size, String resolution, String ratio)
            throws IOException {
        JsonNode sent = sent(job(request(V2_5, size, "{}")));

        assertThat(server.asked().getFirst().target()).isEqualTo("/contents/generations/tasks");
        assertThat(sent.path("resolution").asText()).isEqualTo(resolution);
        assertThat(sent.path("ratio").asText()).isEqualTo(ratio);
        assertThat(sent.path("duration").isInt()).isTrue();
        assertThat(sent.path("seed").asLong()).isEqualTo(SEED);
        assertThat(sent.at("/content/0/text").asText()).isEqualTo("a lighthouse");
        assertThat(sent.path("content")).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({V2_5 + ", adaptive", V2_0 + ", 16:9"})
    void givesAVideoTheShapeOfItsImageWhereItMust(String model, String ratio) throws IOException {
        JsonNode sent = sent(withImage(request(model, "1280x720", "{}")));

        assertThat(sent.path("ratio").asText()).isEqualTo(ratio);
        assertThat(sent.at("/content/1/role").asText()).isEqualTo("first_frame");
        assertThat(sent.at("/content/1/image_url/url").asText())
                .isEqualTo("data:image/png;base64,cHg=");
    }

    @Test
    void takesTheFieldsThatItHas() throws IOException {
        JsonNode sent =
                sent(
                        withImage(
                                request(
                                        V2_0,
                                        "1280x720",
                                        """
                                        {"seed": 7, "generate_audio": false,
                                         "last_frame": "https://example.org/end.png"}
                                        """)));

        assertThat(sent.path("seed").asLong()).isEqualTo(7);
        assertThat(sent.path("generate_audio").isBoolean()).isTrue();
        assertThat(sent.at("/content/2/role").asText()).isEqualTo("last_frame");
        assertThat(sent.at("/content/2/image_url/url").asText())
                .isEqualTo("https://example.org/end.png");
        assertThat(sent.has("last_frame")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"negative_prompt", "service_tier", "aspect_ratio", "resolution"})
    void refusesWhatItCannotSay(String field) {
        String extra = "{\"%s\": \"1:1\"}".formatted(field);

        assertThat(refusal(job(request(V2_5, "1280x720", extra)))).contains(field);
        assertThat(server.asked()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"3840x2160", "1280x800"})
    void saysWhatAModelMakes(String size) {
        assertThat(refusal(job(request(V2_5, size, "{}")))).contains("480p, 720p, 1080p");
    }

    @ParameterizedTest
    @ValueSource(strings = {"fog --rs 1080p", "--DUR 30", "fog\n--ratio 1:1"})
    void letsNoPromptChangeThePrice(String prompt) {
        VideoRequest request =
                new VideoRequest(V2_5, new Prompt(prompt), 4, VideoSize.of("1280x720"));

        assertThat(refusal(job(request))).contains("--").contains("price");
        assertThat(server.asked()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"a fox--seedling", "wait -- then run", "a --rsvp card"})
    void takesDashesForDashes(String prompt) throws IOException {
        VideoRequest request =
                new VideoRequest(V2_5, new Prompt(prompt), 4, VideoSize.of("1280x720"));

        assertThat(sent(job(request)).at("/content/0/text").asText()).isEqualTo(prompt);
    }

    @ParameterizedTest
    @CsvSource({
        "401, AuthenticationError, KEY_INVALID",
        "403, AccountOverdueError, QUOTA_EXHAUSTED",
        "403, AccessDenied, MODEL_NOT_PERMITTED",
        "404, ModelNotOpen, MODEL_NOT_PERMITTED",
        "404, InvalidEndpoint.NotFound, MODEL_NOT_FOUND",
        "404, InvalidEndpointOrModel.NotFound, MODEL_NOT_FOUND",
        "400, InvalidParameter, REQUEST_INVALID",
        "400, InvalidParameter.TaskTypeConstraint, REQUEST_INVALID",
        "400, MissingParameter, REQUEST_INVALID",
        "400, InputTextSensitiveContentDetected, MODERATION_BLOCKED",
        "400, InputImageSensitiveContentDetected.PrivacyInformation, MODERATION_BLOCKED",
        "429, QuotaExceeded, RATE_LIMITED",
        "429, SetLimitExceeded, SPEND_LIMIT_REACHED",
        "429, ModelAccountRpmRateLimitExceeded, RATE_LIMITED",
        "429, ModelAccountTpmRateLimitExceeded, RATE_LIMITED",
        "429, AccountRateLimitExceeded, RATE_LIMITED",
        "429, ServerOverloaded, OVERLOADED",
        "429, ModelLoadingError, OVERLOADED"
    })
    void knowsItsCodes(int status, String code, ProviderErrorKind kind) {
        server.willAnswer(
                status, "{\"error\":{\"code\":\"%s\",\"message\":\"no\"}}".formatted(code));

        assertThat(seedance.submit(job(request(V2_5, "1280x720", "{}"))))
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
        "expired, FAILED",
        "paused, UNKNOWN"
    })
    void knowsItsWords(String word, JobState state) {
        assertThat(seen("{\"id\":\"cgt-1\",\"status\":\"%s\"}".formatted(word)).state())
                .isEqualTo(state);
    }

    @ParameterizedTest
    @CsvSource({
        "failed, OutputVideoSensitiveContentDetected, OUTPUT_BLOCKED",
        "failed, OutputVideoSensitiveContentDetected.PolicyViolation, OUTPUT_BLOCKED",
        "failed, InputImageSensitiveContentDetected.PrivacyInformation, MODERATION_BLOCKED",
        "failed, InternalServiceError, GENERATION_FAILED",
        "cancelled, , CANCELLED",
        "expired, , EXPIRED"
    })
    void saysWhyATaskEnded(String status, String code, FailureCode failure) {
        String error =
                code == null
                        ? "null"
                        : "{\"code\":\"%s\",\"message\":\"The request failed.\"}".formatted(code);

        JobView job =
                seen("{\"id\":\"cgt-1\",\"status\":\"%s\",\"error\":%s}".formatted(status, error));

        assertThat(job.failure().orElseThrow().code()).isEqualTo(failure);
    }

    @Test
    void saysThatATaskIsUnknown() {
        server.willAnswer(
                404, "{\"error\":{\"code\":\"ResourceNotFound\",\"message\":\"no task cgt-1\"}}");

        assertThat(seedance.look("cgt-1")).isInstanceOf(LookAnswer.Lost.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                ID,
                "{\"status\": \"failed\", \"message\": \"upstream\"}",
                "{\"id\": \"cgt-2\", \"status\": \"failed\"}",
                "{\"error\": {\"code\": \"InternalServiceError\", \"message\": \"no\"}}"
            })
    void failsNoTaskForWhatIsNotThatTask(String answer) {
        server.willAnswer(200, answer);

        assertThat(seedance.look("cgt-1")).isInstanceOf(LookAnswer.Unavailable.class);
    }

    @ParameterizedTest
    @CsvSource({"23, false", "25, true"})
    void knowsWhenALinkWasCleared(int hoursAgo, boolean forGood) {
        server.willAnswer(
                200,
                "{\"id\":\"cgt-1\",\"status\":\"succeeded\",\"content\":{},\"updated_at\":%d}"
                        .formatted(NOW.minus(Duration.ofHours(hoursAgo)).getEpochSecond()));

        assertThat(seedance.open("cgt-1", 0))
                .isInstanceOf(forGood ? ContentAnswer.Refused.class : ContentAnswer.NotNow.class);
    }

    // --- find

    @ParameterizedTest
    @CsvSource({
        "'', OUR_SEED",
        "seed=162254320, PROMPT_NOT_SHOWN",
        "model=dreamina-seedance-2-0-260128, PROMPT_NOT_SHOWN",
        "duration=5, PROMPT_NOT_SHOWN",
        "created_at=1795694339, PROMPT_NOT_SHOWN",
        "created_at=1795694461, PROMPT_NOT_SHOWN"
    })
    void isSureOfATaskOnlyWhenAllAgrees(String other, Likeness likeness) {
        String item = item("cgt-1", NOW.getEpochSecond());
        int equals = other.indexOf('=');
        String listed =
                equals < 0
                        ? item
                        : item.replaceAll(
                                "\"%s\":[^,}]*".formatted(other.substring(0, equals)),
                                "\"%s\":%s"
                                        .formatted(
                                                other.substring(0, equals),
                                                quoted(other.substring(equals + 1))));
        server.willAnswer(200, page(1, listed));

        FindAnswer.Found found = found(request(V2_5, "1280x720", "{}"));

        assertThat(found.gap()).isEmpty();
        assertThat(found.jobs())
                .singleElement()
                .satisfies(it -> assertThat(it.likeness()).isEqualTo(likeness));
        assertThat(server.asked().getFirst().target())
                .isEqualTo("/contents/generations/tasks?page_num=1&page_size=100");
    }

    @Test
    void isNotSureOfATaskWithTheAppsSeed() {
        server.willAnswer(200, page(1, item("cgt-1", NOW.getEpochSecond())));

        assertThat(found(request(V2_5, "1280x720", "{\"seed\": " + SEED + "}")).jobs())
                .singleElement()
                .satisfies(it -> assertThat(it.likeness()).isEqualTo(Likeness.PROMPT_NOT_SHOWN));
    }

    @Test
    void readsAllPagesThatThereAre() {
        server.willAnswer(200, page(3, item("a", 1_795_694_460L), item("b", 1_795_694_400L)));
        server.willAnswer(200, page(3, item("c", 1_795_690_000L)));

        FindAnswer.Found found = found(request(V2_5, "1280x720", "{}"));

        assertThat(found.jobs()).hasSize(3);
        assertThat(found.gap()).isEmpty();
    }

    @Test
    void stopsAtTasksThatAreFarOlder() {
        server.willAnswer(200, page(900, item("a", 1_795_694_460L), item("b", 1_795_500_000L)));

        FindAnswer.Found found = found(request(V2_5, "1280x720", "{}"));

        assertThat(found.jobs()).hasSize(1);
        assertThat(found.gap()).isEmpty();
        assertThat(server.asked()).hasSize(1);
    }

    @Test
    void doesNotStopThereInAListOfAnotherOrder() {
        server.willAnswer(200, page(3, item("a", 1_795_500_000L), item("b", 1_795_694_460L)));
        server.willAnswer(200, page(3, item("c", 1_795_694_470L)));

        FindAnswer.Found found = found(request(V2_5, "1280x720", "{}"));

        assertThat(found.jobs()).hasSize(2);
        assertThat(found.gap()).isEmpty();
    }

    @Test
    void saysWhatAListMayLack() {
        String a = item("a", 1_795_694_460L);
        server.willAnswer(200, page(3, a, item("b", 1_795_694_450L)));
        server.willAnswer(200, page(3, a));
        assertThat(found(request(V2_5, "1280x720", "{}")).gap()).isPresent();

        server.willAnswer(200, page(3, a)).willAnswer(200, page(3));
        assertThat(found(request(V2_5, "1280x720", "{}")).gap())
                .hasValueSatisfying(gap -> assertThat(gap).contains("fewer"));

        server.willAnswer(200, page(2, a)).willAnswer(200, page(3, item("b", 1_795_694_450L)));
        server.willAnswer(200, page(3, item("c", 1_795_694_440L)));
        assertThat(found(request(V2_5, "1280x720", "{}")).gap())
                .hasValueSatisfying(gap -> assertThat(gap).contains("changed"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"nothing\":1}", "{\"items\":[{\"status\":\"queued\"}],\"total\":1}"})
    void cannotTellFromAListOfAnotherShape(String body) {
        server.willAnswer(200, body);

        assertThat(seedance.find(traits(request(V2_5, "1280x720", "{}"))))
                .isInstanceOf(FindAnswer.CannotTell.class);
    }

    @Test
    void saysThatAPageIsNoList() {
        server.willAnswer(200, "<html>sign in</html>");

        assertThat(seedance.find(traits(request(V2_5, "1280x720", "{}"))))
                .isInstanceOf(FindAnswer.NoList.class);
    }

    // --- delete

    @Test
    void leavesATaskThatIsAtWork() {
        server.willAnswer(
                409, "{\"error\":{\"code\":\"InvalidAction\",\"message\":\"it is running\"}}");

        assertThat(seedance.delete("cgt-1")).isInstanceOf(DeleteAnswer.NotDeleted.class);
        assertThat(server.asked().getFirst().method()).isEqualTo("DELETE");
        assertThat(server.asked().getFirst().target())
                .isEqualTo("/contents/generations/tasks/cgt-1");
    }

    // --- words

    private static VideoRequest request(String model, String size, String extra) {
        return request(model, 4, size, extra);
    }

    private JsonNode sent(JobRequest job) throws IOException {
        server.willAnswer(200, ID);
        assertThat(seedance.submit(job)).isInstanceOf(SubmitAnswer.Accepted.class);
        return server.asked().getFirst().json();
    }

    private String refusal(JobRequest job) {
        SubmitAnswer answer = seedance.submit(job);
        assertThat(answer).isInstanceOf(SubmitAnswer.Declined.class);
        var error = ((SubmitAnswer.Declined) answer).error();
        assertThat(error.kind()).isEqualTo(ProviderErrorKind.REQUEST_INVALID);
        return error.message();
    }

    private JobView seen(String task) {
        server.willAnswer(200, task);
        return ((LookAnswer.Seen) seedance.look("cgt-1")).job();
    }

    private static String item(String id, long created) {
        return "{\"id\":\"%s\",\"model\":\"%s\",\"status\":\"running\",\"seed\":%d,\"duration\":4,\"created_at\":%d}"
                .formatted(id, V2_5, SEED, created);
    }

    private static String quoted(String value) {
        return value.matches("\\d+") ? value : "\"" + value + "\"";
    }

    private static String page(int total, String... items) {
        return "{\"items\":[%s],\"total\":%d}".formatted(String.join(",", items), total);
    }

    private FindAnswer.Found found(VideoRequest request) {
        return (FindAnswer.Found) seedance.find(traits(request));
    }

    private static JobTraits traits(VideoRequest request) {
        return new JobTraits(
                VIDEO, request, NOW.minusSeconds(60), NOW.plusSeconds(60), Optional.empty(), false);
    }
}
