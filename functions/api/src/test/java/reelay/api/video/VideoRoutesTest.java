package reelay.api.video;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import reelay.api.Deployment;
import reelay.api.Event;
import reelay.api.Event.Answer;
import reelay.api.Multipart;
import reelay.api.reference.Images;
import reelay.video.VideoId;

class VideoRoutesTest extends VideosOfAnOwner {

    @Test
    void showsHowFarAVideoIs() {
        String id = create();
        reelay.submitted(id, 40);
        JsonNode video = get("/v1/videos/" + id).json();
        assertThat(video.get("status").textValue()).isEqualTo("in_progress");
        assertThat(video.get("progress").intValue()).isEqualTo(40);
    }

    @Test
    void showsWhenAVideoWasCompleted() {
        String id = create();
        reelay.completed(owner, id, "mp4");
        Answer answer = get("/v1/videos/" + id);
        assertThat(answer.json().get("status").textValue()).isEqualTo("completed");
        assertThat(answer.json().get("progress").intValue()).isEqualTo(100);
        assertThat(answer.json().get("completed_at").longValue())
                .isEqualTo(reelay.now().getEpochSecond());
        assertThat(answer.header("openai-poll-after-ms")).isNull();
    }

    @Test
    void showsWhyAVideoFailed() {
        String id = create();
        reelay.failed(id, "moderation_blocked", "Your request was blocked.");
        Answer answer = get("/v1/videos/" + id);
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json().get("error").toString())
                .isEqualTo(
                        "{\"code\":\"moderation_blocked\",\"message\":\"Your request was"
                                + " blocked.\"}");
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0, 3000",
        "50, 0, 5000",
        "600, 0, 10000",
        "40, 50, 10000",
        "10, 50, 5000",
        "60, 99, 2000"
    })
    void advisesWhenToLookAgain(int elapsedSeconds, int progress, String millis) {
        // Items keep whole seconds, and other tests leave the clock between two.
        reelay.pass(Duration.ofMillis(1000 - reelay.now().toEpochMilli() % 1000));
        String id = create();
        reelay.submitted(id, progress);
        reelay.pass(Duration.ofSeconds(elapsedSeconds));
        assertThat(get("/v1/videos/" + id).header("openai-poll-after-ms")).isEqualTo(millis);
    }

    @Test
    void startsAVideoAgainThatNobodySubmittedForAMinute() {
        String id = create();
        reelay.pass(Duration.ofSeconds(59));
        get("/v1/videos/" + id);
        assertThat(reelay.executions.startsOf(id)).isEqualTo(1);
        reelay.pass(Duration.ofSeconds(1));
        get("/v1/videos/" + id);
        assertThat(reelay.executions.startsOf(id)).isEqualTo(2);
    }

    @Test
    void showsAForgottenVideoAlsoWhenItDoesNotStart() {
        String id = create();
        reelay.pass(Duration.ofMinutes(2));
        reelay.executions.broken = true;
        try {
            assertThat(get("/v1/videos/" + id).status()).isEqualTo(200);
        } finally {
            reelay.executions.broken = false;
        }
    }

    @Test
    void leavesASubmittedVideoToItsExecution() {
        String id = create();
        reelay.submitted(id, 0);
        reelay.pass(Duration.ofMinutes(30));
        get("/v1/videos/" + id);
        assertThat(reelay.executions.startsOf(id)).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({
        "GET, ''",
        "GET, /content",
        "DELETE, ''",
    })
    void hidesOtherOwnersVideosLikeOnesThatDoNotExist(String method, String rest) {
        String foreign = create();
        String stranger = Deployment.newOwner();
        for (String id : List.of(foreign, UNKNOWN, "video_1", "job:simulator:1", "%2e%2e")) {
            Answer answer =
                    Event.of(method, "/v1/videos/" + id + rest).from(stranger).sentTo(reelay.api);
            assertThat(answer.status()).isEqualTo(404);
            assertThat(answer.error().get("code").textValue()).isEqualTo("video_not_found");
            assertThat(answer.error().get("message").textValue())
                    .isEqualTo("No video with the id '" + id.replace("%2e", ".") + "' was found.");
        }
        assertThat(get("/v1/videos/" + foreign).status()).isEqualTo(200);
    }

    @Test
    void leadsToTheContentInTheBucket() {
        String id = create();
        reelay.completed(owner, id, "the bytes of the film");
        Answer answer = get("/v1/videos/" + id + "/content");
        assertThat(answer.status()).isEqualTo(302);
        assertThat(answer.body()).isEmpty();
        HttpResponse<String> content = reelay.fetch(answer.header("location"));
        assertThat(content.body()).isEqualTo("the bytes of the film");
        assertThat(content.headers().firstValue("content-type")).hasValue("video/mp4");
        assertThat(content.headers().firstValue("content-disposition").orElse(""))
                .contains(id + ".mp4");
    }

    @Test
    void refusesContentThatIsNotThereYet() {
        String id = create();
        assertContentRefused(id, 400, "video_not_ready");
        reelay.submitted(id, 99);
        assertContentRefused(id, 400, "video_not_ready");
    }

    @Test
    void saysWhyAFailedVideoHasNoContent() {
        String id = create();
        reelay.failed(id, "moderation_blocked", "Blocked by moderation.");
        assertThat(assertContentRefused(id, 400, "video_generation_failed"))
                .contains("Blocked by moderation.");
    }

    @Test
    void hasNoContentAfterItsTime() {
        String id = create();
        reelay.completed(owner, id, "mp4");
        reelay.pass(Duration.ofDays(Deployment.RETENTION_DAYS));
        assertThat(get("/v1/videos/" + id + "/content").status()).isEqualTo(404);
    }

    @ParameterizedTest
    @CsvSource({
        "thumbnail, 404, variant_not_available",
        "spritesheet, 404, variant_not_available",
        "poster, 400, invalid_value"
    })
    void hasOnlyTheVariantVideo(String variant, int status, String code) {
        String id = create();
        reelay.completed(owner, id, "mp4");
        Answer answer =
                Event.of("GET", "/v1/videos/" + id + "/content")
                        .from(owner)
                        .query("variant", variant)
                        .sentTo(reelay.api);
        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.error().get("code").textValue()).isEqualTo(code);
        assertThat(answer.error().get("param").textValue()).isEqualTo("variant");
    }

    @Test
    void saysOfAnUnfinishedVideoThatItIsNotReadyForAThumbnail() {
        Answer answer =
                Event.of("GET", "/v1/videos/" + create() + "/content")
                        .from(owner)
                        .query("variant", "thumbnail")
                        .sentTo(reelay.api);
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.error().get("code").textValue()).isEqualTo("video_not_ready");
    }

    @Test
    void takesAnEmptyVariantAsNotSent() {
        String id = create();
        reelay.completed(owner, id, "mp4");
        Answer answer =
                Event.of("GET", "/v1/videos/" + id + "/content")
                        .from(owner)
                        .query("variant", "")
                        .sentTo(reelay.api);
        assertThat(answer.status()).isEqualTo(302);
    }

    @Test
    void deletesAFinishedVideoWithEverythingItHas() {
        String id = createWithImage();
        reelay.completed(owner, id, "mp4");
        assertThat(reelay.objectsOf(owner)).hasSize(2);
        assertThat(delete(id).body())
                .isEqualTo("{\"id\":\"" + id + "\",\"object\":\"video.deleted\",\"deleted\":true}");
        assertThat(reelay.objectsOf(owner)).isEmpty();
        assertThat(reelay.catalog.find(new VideoId(id))).isEmpty();
        assertThat(reelay.executions.stops).doesNotContain(id);
    }

    @Test
    void stopsARunningVideoBeforeItDeletesIt() {
        String id = createWithImage();
        reelay.submitted(id, 50);
        assertThat(delete(id).status()).isEqualTo(200);
        assertThat(reelay.executions.stops).contains(id);
        assertThat(reelay.objectsOf(owner)).isEmpty();
        assertThat(idsOf(list())).isEmpty();
    }

    @Test
    void tellsTheProviderThatADeletedVideoIsNotNeeded() {
        String running = create();
        reelay.submitted(running, 50);
        String finished = create();
        reelay.completed(owner, finished, "mp4");

        assertThat(delete(running).status()).isEqualTo(200);
        delete(finished);
        delete(create());

        assertThat(reelay.provider.told)
                .contains("job-" + running)
                .doesNotContain("job-" + finished);
        assertThat(get("/v1/videos/" + running).status()).isEqualTo(404);
    }

    @Test
    void doesNotFindADeletedVideo() {
        String id = create();
        delete(id);
        assertThat(delete(id).status()).isEqualTo(404);
        assertThat(get("/v1/videos/" + id).status()).isEqualTo(404);
    }

    @Test
    void deletesDespiteAContentTypeWithoutBody() {
        Answer answer =
                Event.of("DELETE", "/v1/videos/" + create())
                        .from(owner)
                        .header("content-type", "application/json")
                        .sentTo(reelay.api);
        assertThat(answer.status()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"retrieve", "content", "delete", "list"})
    void answersTheEventFiles(String name) throws Exception {
        String event = Files.readString(Path.of("../../events/api", name + ".json"));
        assertThat(Event.send(reelay.api, event).status())
                .isEqualTo(name.equals("list") ? 200 : 404);
    }

    private String createWithImage() {
        Multipart form =
                new Multipart()
                        .text("prompt", "p")
                        .typed(
                                "input_reference",
                                "application/octet-stream",
                                Images.jpeg(1280, 720));
        return Event.multipart(form).from(owner).sentTo(reelay.api).id();
    }

    private String assertContentRefused(String id, int status, String code) {
        Answer answer = get("/v1/videos/" + id + "/content");
        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.error().get("code").textValue()).isEqualTo(code);
        return answer.error().get("message").textValue();
    }
}
