package reelay.provider.kling;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import reelay.provider.AnsweringServer;
import reelay.provider.ContentAnswer;
import reelay.provider.FindAnswer;
import reelay.provider.LookAnswer;
import reelay.provider.NativeAddress;
import reelay.provider.ProviderCredentials;
import reelay.provider.ProviderErrorKind;
import reelay.provider.SubmitAnswer;
import reelay.provider.http.ProviderClients;
import reelay.provider.job.JobRequest;
import reelay.provider.job.JobState;
import reelay.provider.job.JobTraits;
import reelay.provider.job.JobView;
import reelay.provider.job.ReferenceImage;
import reelay.video.ExtraFields;
import reelay.video.FailureCode;
import reelay.video.Operation;
import reelay.video.Prompt;
import reelay.video.Secret;
import reelay.video.VideoId;
import reelay.video.VideoRequest;
import reelay.video.VideoSize;

/** What Kling is sent, and what its answers mean that its simulator does not give. */
class KlingAnswersTest {

    private static final VideoId VIDEO = new VideoId("video_" + "0123456789abcdef".repeat(3));
    private static final Instant NOW = Instant.parse("2026-11-26T12:00:00Z");

    private AnsweringServer server;
    private KlingProvider kling;

    @BeforeEach
    void start() throws IOException {
        server = new AnsweringServer();
        kling =
                new KlingProvider(
                        new NativeAddress(server.address(), Duration.ofSeconds(5)),
                        () -> new ProviderCredentials(new Secret("kl-0123456789"), null, null),
                        () -> NOW,
                        ProviderClients.of(Duration.ofSeconds(5)));
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @ParameterizedTest
    @CsvSource({
        "1280x720, 720p, 16:9",
        "720x1280, 720p, 9:16",
        "1920x1080, 1080p, 16:9",
        "1080x1080, 1080p, 1:1"
    })
    void saysTheSizeInKlingsWords(String size, String resolution, String ratio) throws IOException {
        server.willAnswer(200, "{\"code\":0,\"data\":{\"id\":\"8936\",\"status\":\"submitted\"}}");

        kling.submit(job(request(size, ExtraFields.NONE)));

        AnsweringServer.Asked asked = server.asked().getFirst();
        assertThat(asked.target()).isEqualTo("/text-to-video/kling-3.0");
        JsonNode settings = asked.json().path("settings");
        assertThat(settings.path("resolution").asText()).isEqualTo(resolution);
        assertThat(settings.path("aspect_ratio").asText()).isEqualTo(ratio);
        assertThat(settings.path("duration").isInt()).isTrue();
        assertThat(asked.json().path("options").path("external_task_id").asText())
                .isEqualTo(VIDEO.value());
    }

    @Test
    void asksForNoShapeBesideAnImage() throws IOException {
        server.willAnswer(200, "{\"code\":0,\"data\":{\"id\":\"8936\",\"status\":\"submitted\"}}");
        ReferenceImage image =
                new ReferenceImage("a.png", "image/png", ByteBuffer.wrap(new byte[] {'p', 'x'}));

        kling.submit(
                new JobRequest(VIDEO, request("1280x720", ExtraFields.NONE), Optional.of(image)));

        AnsweringServer.Asked asked = server.asked().getFirst();
        assertThat(asked.target()).isEqualTo("/image-to-video/kling-3.0");
        assertThat(asked.json().path("settings").has("aspect_ratio")).isFalse();
        assertThat(asked.json().at("/contents/1/url").asText()).isEqualTo("cHg=");
    }

    @Test
    void takesResolutionAndRatioFromTheApp() throws IOException {
        server.willAnswer(200, "{\"code\":0,\"data\":{\"id\":\"8936\",\"status\":\"submitted\"}}");

        kling.submit(
                job(
                        request(
                                "1280x720",
                                new ExtraFields(
                                        "{\"resolution\":\"1080p\",\"aspect_ratio\":\"1:1\"}"))));

        JsonNode settings = server.asked().getFirst().json().path("settings");
        assertThat(settings.path("resolution").asText()).isEqualTo("1080p");
        assertThat(settings.path("aspect_ratio").asText()).isEqualTo("1:1");
    }

    @Test
    void refusesARatioBesideAnImage() {
        ReferenceImage image =
                new ReferenceImage("a.png", "image/png", ByteBuffer.wrap(new byte[] {'p', 'x'}));
        VideoRequest request = request("1280x720", new ExtraFields("{\"aspect_ratio\":\"1:1\"}"));

        assertThat(kling.submit(new JobRequest(VIDEO, request, Optional.of(image))))
                .isInstanceOfSatisfying(
                        SubmitAnswer.Declined.class,
                        declined ->
                                assertThat(declined.error().message()).contains("aspect_ratio"));
        assertThat(server.asked()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "1000, KEY_INVALID",
        "1004, KEY_INVALID",
        "1101, QUOTA_EXHAUSTED",
        "1102, QUOTA_EXHAUSTED",
        "1103, MODEL_NOT_PERMITTED",
        "1201, REQUEST_INVALID",
        "1203, MODEL_NOT_FOUND",
        "1301, MODERATION_BLOCKED",
        "1302, RATE_LIMITED",
        "1303, RATE_LIMITED",
        "1304, IP_NOT_ALLOWED"
    })
    void readsTheNumberWhateverTheStatus(int code, ProviderErrorKind kind) {
        for (int status : new int[] {200, 400, 429}) {
            boolean lastWord = status == 200;
            server.willAnswer(
                    status, "{\"code\":%d,\"message\":\"no\",\"data\":null}".formatted(code));

            assertThat(kling.submit(job()))
                    .isInstanceOfSatisfying(
                            SubmitAnswer.Declined.class,
                            declined -> {
                                assertThat(declined.error().kind()).isEqualTo(kind);
                                assertThat(declined.error().saidInSuccess()).isEqualTo(lastWord);
                            });
        }
    }

    /** Nobody knows what a number means that no table has: it is the last word after a 200. */
    @Test
    void neverAsksAgainAfterAnUnknownNumberInAGoodAnswer() {
        server.willAnswer(200, "{\"code\":1999,\"message\":\"busy\",\"data\":null}");

        assertThat(kling.submit(job()))
                .isInstanceOfSatisfying(
                        SubmitAnswer.Declined.class,
                        declined -> assertThat(declined.error().saidInSuccess()).isTrue());
    }

    @ParameterizedTest
    @ValueSource(ints = {5000, 5001, 5002})
    void doesNotKnowWhatAFailingServerDidBefore(int code) {
        server.willAnswer(200, "{\"code\":%d,\"message\":\"sorry\"}".formatted(code));

        assertThat(kling.submit(job())).isInstanceOf(SubmitAnswer.Unreadable.class);
    }

    /** The id of the request is no task. */
    @Test
    void takesNoIdOfARequestForATask() {
        server.willAnswer(
                200, "{\"code\":0,\"message\":\"SUCCEED\",\"request_id\":\"r-1\",\"data\":{}}");

        assertThat(kling.submit(job())).isInstanceOf(SubmitAnswer.Unreadable.class);
    }

    @Test
    void doesNotKnowWhatBecameOfAnIdThatIsTakenAndNotShown() {
        server.willAnswer(400, "{\"code\":1201,\"message\":\"external_task_id is used\"}");
        server.willAnswer(200, "{\"code\":0,\"data\":[]}");

        assertThat(kling.submit(job())).isInstanceOf(SubmitAnswer.Unclear.class);
    }

    @Test
    void saysThatAFailedTaskHadNoPlace() {
        server.willAnswer(
                200,
                """
                {"code":0,"data":[{"id":"7","status":"failed","message":"parallel task over resource pack limit"}]}
                """);

        JobView job = ((LookAnswer.Seen) kling.look("7")).job();

        assertThat(job.state()).isEqualTo(JobState.FAILED);
        assertThat(job.failure().orElseThrow().code()).isEqualTo(FailureCode.PROVIDER_BUSY);
    }

    @ParameterizedTest
    @CsvSource({
        "succeed, COMPLETED",
        "succeeded, COMPLETED",
        "SUBMITTED, QUEUED",
        "paused, UNKNOWN"
    })
    void knowsItsWords(String word, JobState state) {
        server.willAnswer(
                200, "{\"code\":0,\"data\":[{\"id\":7,\"status\":\"%s\"}]}".formatted(word));

        assertThat(((LookAnswer.Seen) kling.look("7")).job().state()).isEqualTo(state);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"code\":0,\"data\":null}",
                "{\"code\":0}",
                "{\"code\":0,\"data\":[{\"status\":\"submitted\"}]}",
                "[]",
                "{\"code\":1302,\"message\":\"too fast\"}"
            })
    void losesNoTaskOverAnAnswerThatTellsOfNone(String answer) {
        server.willAnswer(200, answer);

        assertThat(kling.look("7")).isInstanceOf(LookAnswer.Unavailable.class);
    }

    @Test
    void takesNobodyElsesTaskForItsOwn() {
        server.willAnswer(200, "{\"code\":0,\"data\":[{\"id\":\"8\",\"status\":\"succeeded\"}]}");
        server.willAnswer(
                200,
                """
                {"code":0,"data":[{"id":"8","status":"succeeded","external_task_id":"somebody-elses"}]}
                """);

        assertThat(kling.look("7")).isInstanceOf(LookAnswer.Lost.class);
        assertThat(
                        kling.find(
                                new JobTraits(
                                        VIDEO,
                                        request("1280x720", ExtraFields.NONE),
                                        NOW,
                                        NOW,
                                        Optional.empty(),
                                        false)))
                .isEqualTo(new FindAnswer.Found(List.of(), Optional.empty()));
    }

    @Test
    void waitsForTheLinkOfAFinishedTask() {
        server.willAnswer(
                200,
                """
                {"code":0,"data":[{"id":"7","status":"succeeded","outputs":[{"type":"audio","url":"http://127.0.0.1:1/a.mp3"}]}]}
                """);

        assertThat(kling.open("7", 0)).isInstanceOf(ContentAnswer.NotNow.class);
    }

    private static JobRequest job() {
        return job(request("1280x720", ExtraFields.NONE));
    }

    private static JobRequest job(VideoRequest request) {
        return new JobRequest(VIDEO, request, Optional.empty());
    }

    private static VideoRequest request(String size, ExtraFields extra) {
        return new VideoRequest(
                "kling-3.0",
                new Prompt("a lighthouse"),
                4,
                VideoSize.of(size),
                new Operation.Create(extra));
    }
}
