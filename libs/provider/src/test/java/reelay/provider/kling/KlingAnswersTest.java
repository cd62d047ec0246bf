package reelay.provider.kling;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import reelay.provider.AnsweringServer;
import reelay.provider.ContentAnswer;
import reelay.provider.FindAnswer;
import reelay.provider.LookAnswer;
import reelay.provider.NativeAnswers;
import reelay.provider.ProviderErrorKind;
import reelay.provider.SubmitAnswer;
import reelay.provider.job.JobRequest;
import reelay.provider.job.JobState;
import reelay.provider.job.JobTraits;
import reelay.provider.job.JobView;
import reelay.video.ExtraFields;
import reelay.video.FailureCode;
import reelay.video.VideoRequest;

/** What Kling is sent, and what its answers mean that its simulator does not give. */
class KlingAnswersTest extends NativeAnswers {

    private KlingProvider kling;

    @BeforeEach
    void start() {
        kling = asking(KlingProvider::new, "kl-0123456789");
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

        kling.submit(withImage(request("1280x720", ExtraFields.NONE)));

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
        VideoRequest request = request("1280x720", new ExtraFields("{\"aspect_ratio\":\"1:1\"}"));

        assertThat(kling.submit(withImage(request)))
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

    private static VideoRequest request(String size, ExtraFields extra) {
        return request("kling-3.0", 4, size, extra.json());
    }
}
