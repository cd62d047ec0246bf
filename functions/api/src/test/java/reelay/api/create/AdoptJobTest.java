package reelay.api.create;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import reelay.api.CancellingProvider;
import reelay.api.Deployment;
import reelay.api.Event;
import reelay.api.Multipart;
import reelay.provider.LookAnswer;
import reelay.provider.ProviderErrorKind;
import reelay.provider.job.JobState;
import reelay.video.Job;
import reelay.video.Video;
import reelay.video.VideoId;
import reelay.video.VideoState;
import reelay.video.VideoStatus;

/** A video of a job that the provider has already. */
class AdoptJobTest {

    private static Deployment deployment;

    private final String owner = Deployment.newOwner();
    private final String jobId = "job-" + UUID.randomUUID();

    @BeforeAll
    static void start() {
        deployment = Deployment.start();
    }

    @AfterAll
    static void stop() {
        deployment.close();
    }

    @BeforeEach
    void theProviderKnowsTheJob() {
        deployment.provider.shows(CancellingProvider.seen(jobId, JobState.RUNNING));
    }

    @Test
    void hasItsJobFromTheStartAndIsStarted() {
        Event.Answer answer = adopt("{\"job_id\":\"%s\"}".formatted(jobId));

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json().path("status").asText()).isEqualTo("queued");
        Video video = deployment.catalog.find(new VideoId(answer.id())).orElseThrow();
        assertThat(video.acceptedJob()).map(Job::id).contains(jobId);
        assertThat(video.state()).isInstanceOf(VideoState.Adopted.class);
        assertThat(video.owner()).isEqualTo(owner);
        assertThat(deployment.executions.starts).contains(video.id().value());
        assertThat(deployment.catalog.videoOfJob("scripted", jobId)).contains(video.id());
    }

    @Test
    void isShownWithWhatWasSaidAndWithoutAPromptWhenNoneWas() {
        JsonNode plain = adopt("{\"job_id\":\"%s\"}".formatted(jobId)).json();
        assertThat(plain.has("prompt")).isTrue();
        assertThat(plain.path("prompt").isNull()).isTrue();
        JsonNode again =
                Event.of("GET", "/v1/videos/" + plain.path("id").asText())
                        .from(owner)
                        .sentTo(deployment.api)
                        .json();
        assertThat(again.path("prompt").isNull()).isTrue();

        JsonNode said =
                adopt(
                                "{\"job_id\":\"%s-2\",\"prompt\":\"a boat\",\"seconds\":\"8\",\"size\":\"1280x720\"}"
                                        .formatted(jobId))
                        .json();
        assertThat(said.path("prompt").asText()).isEqualTo("a boat");
        assertThat(said.path("seconds").asText()).isEqualTo("8");
        assertThat(said.path("size").asText()).isEqualTo("1280x720");
    }

    @Test
    void takesAFormAsWell() {
        Multipart form = new Multipart().text("job_id", jobId);

        assertThat(Event.multipart(form).fromOperator(owner).sentTo(deployment.api).status())
                .isEqualTo(200);
    }

    @Test
    void goesOnUnderTheStatusOfItsJob() {
        VideoId id = new VideoId(adopt("{\"job_id\":\"%s\"}".formatted(jobId)).id());

        deployment.catalog.polls().recordPoll(id, 40, "running", deployment.now());

        assertThat(deployment.catalog.find(id).orElseThrow().status())
                .isEqualTo(VideoStatus.IN_PROGRESS);
    }

    @Test
    void isForOperatorsOnly() {
        Event.Answer answer =
                Event.post("{\"job_id\":\"%s\"}".formatted(jobId))
                        .from(owner)
                        .sentTo(deployment.api);

        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.error().path("code").asText()).isEqualTo("operator_required");
        assertThat(answer.error().path("message").asText())
                .contains("job_id", "\"operator\": true", owner);
        assertThat(deployment.catalog.videoOfJob("scripted", jobId)).isEmpty();
    }

    @Test
    void saysWhichVideoOfTheOwnerHasTheJob() {
        String id = adopt("{\"job_id\":\"%s\"}".formatted(jobId)).id();

        Event.Answer again = adopt("{\"job_id\":\"%s\"}".formatted(jobId));

        assertThat(again.status()).isEqualTo(409);
        assertThat(again.error().path("code").asText()).isEqualTo("job_taken");
        assertThat(again.error().path("param").asText()).isEqualTo("job_id");
        assertThat(again.error().path("message").asText()).contains(id);
        assertThat(again.header("x-should-retry")).isEqualTo("false");
    }

    @Test
    void doesNotSayWhichVideoOfAnotherOwnerHasTheJob() {
        String id = adopt("{\"job_id\":\"%s\"}".formatted(jobId)).id();

        Event.Answer answer =
                Event.post("{\"job_id\":\"%s\"}".formatted(jobId))
                        .fromOperator(Deployment.newOwner())
                        .sentTo(deployment.api);

        assertThat(answer.status()).isEqualTo(409);
        assertThat(answer.body()).doesNotContain(id).doesNotContain(owner);
    }

    @ParameterizedTest
    @ValueSource(strings = {"x-stainless-retry-count", "idempotency-key"})
    void findsTheVideoAgainWhenTheRequestIsRepeated(String header) {
        String id = adopt("{\"job_id\":\"%s\"}".formatted(jobId)).id();

        Event.Answer again =
                Event.post("{\"job_id\":\"%s\"}".formatted(jobId))
                        .header(header, "1")
                        .fromOperator(owner)
                        .sentTo(deployment.api);

        assertThat(again.status()).isEqualTo(200);
        assertThat(again.id()).isEqualTo(id);
    }

    @Test
    void saysAtOnceThatThereIsNoSuchJob() {
        deployment.provider.shows(
                new LookAnswer.Lost(CancellingProvider.error(ProviderErrorKind.NOT_FOUND)));
        Event.Answer unknown = adopt("{\"job_id\":\"%s\"}".formatted(jobId));
        deployment.provider.shows(CancellingProvider.seen(jobId, JobState.GONE));
        Event.Answer deleted = adopt("{\"job_id\":\"%s\"}".formatted(jobId));

        assertThat(unknown.status()).isEqualTo(404);
        assertThat(unknown.error().path("code").asText()).isEqualTo("job_not_found");
        assertThat(unknown.error().path("message").asText())
                .contains(jobId, "the provider's own sentence");
        assertThat(deleted.status()).isEqualTo(404);
        assertThat(deployment.catalog.videoOfJob("scripted", jobId)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"UNREACHABLE, 503, provider_busy", "KEY_INVALID, 502, provider_refused"})
    void saysAtOnceThatTheProviderCannotBeAsked(ProviderErrorKind kind, int status, String code) {
        deployment.provider.shows(new LookAnswer.Unavailable(CancellingProvider.error(kind)));

        Event.Answer answer = adopt("{\"job_id\":\"%s\"}".formatted(jobId));

        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.error().path("code").asText()).isEqualTo(code);
        assertThat(answer.error().path("message").asText()).contains("the provider's own sentence");
        assertThat(deployment.catalog.videoOfJob("scripted", jobId)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"job_id\":\"J\",\"input_reference\":{\"image_url\":\"https://a.example/b.png\"}}",
                "{\"job_id\":\"\"}",
                "{\"job_id\":7}",
                "{\"job_id\":\"J\",\"model\":\"unheard-of\"}",
                "{\"job_id\":\"J\",\"prompt\":\"\"}"
            })
    void refusesWhatMakesNoSense(String body) {
        assertThat(adopt(body.replace("J", jobId)).status()).isEqualTo(400);
    }

    private Event.Answer adopt(String body) {
        return Event.post(body).fromOperator(owner).sentTo(deployment.api);
    }
}
