package reelay.api.create;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import reelay.api.Deployment;
import reelay.api.Event;
import reelay.api.Event.Answer;
import reelay.api.Multipart;
import reelay.video.Operation;
import reelay.video.Video;
import reelay.video.VideoId;

/** Remix, edits and extensions. */
class DerivedVideosTest {

    private static final String UNKNOWN = "video_" + "0123456789abcdef".repeat(3);

    private static Deployment reelay;

    private final String owner = Deployment.newOwner();

    @BeforeAll
    static void start() {
        reelay = Deployment.start();
    }

    @AfterAll
    static void stop() {
        reelay.close();
    }

    @Test
    void remixesAFinishedVideo() {
        String source = finished();

        Answer answer = json("/v1/videos/" + source + "/remix", "{\"prompt\":\"at night\"}");

        JsonNode video = answer.json();
        assertThat(answer.status()).isEqualTo(200);
        assertThat(video).hasSize(13);
        assertThat(video.get("status").textValue()).isEqualTo("queued");
        assertThat(video.get("prompt").textValue()).isEqualTo("at night");
        assertThat(video.get("model").textValue()).isEqualTo("maker/film-1");
        assertThat(video.get("size").textValue()).isEqualTo("1280x720");
        assertThat(video.get("seconds").textValue()).isEqualTo("8");
        assertThat(video.get("remixed_from_video_id").textValue()).isEqualTo(source);
        assertThat(answer.header("openai-poll-after-ms")).isNotNull();
        assertThat(reelay.executions.startsOf(answer.id())).isEqualTo(1);
        assertThat(kept(answer).request().operation())
                .isEqualTo(new Operation.Remix(new VideoId(source)));
    }

    @Test
    void takesARemixAsAFormLikeOpenaiJavaSendsIt() {
        String source = finished();

        Answer answer =
                form("/v1/videos/" + source + "/remix", new Multipart().text("prompt", "at night"));

        assertThat(answer.json().get("remixed_from_video_id").textValue()).isEqualTo(source);
    }

    @Test
    void editsAFinishedVideo() {
        String source = finished();

        Answer answer = edit("{\"video\":{\"id\":\"" + source + "\"},\"prompt\":\"no umbrella\"}");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json().get("remixed_from_video_id").isNull()).isTrue();
        assertThat(answer.json().get("seconds").textValue()).isEqualTo("8");
        assertThat(kept(answer).request().operation())
                .isEqualTo(new Operation.Edit(new VideoId(source)));
    }

    @Test
    void findsTheSourceInAPartInBrackets() {
        String source = finished();
        byte[] id = source.getBytes(StandardCharsets.UTF_8);

        Answer plain =
                form(
                        "/v1/videos/edits",
                        new Multipart().text("video[id]", source).text("prompt", "p"));
        Answer typed =
                form(
                        "/v1/videos/edits",
                        new Multipart()
                                .typed("video[id]", "application/octet-stream", id)
                                .text("prompt", "p"));

        assertThat(kept(plain).request()).isEqualTo(kept(typed).request());
        assertThat(kept(plain).request().operation().source()).contains(new VideoId(source));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"4\"", "4"})
    void extendsAFinishedVideoToTheLengthOfBoth(String seconds) {
        String source = finished();

        Answer answer =
                json(
                        "/v1/videos/extensions",
                        "{\"video\":{\"id\":\"%s\"},\"prompt\":\"they walk on\",\"seconds\":%s}"
                                .formatted(source, seconds));

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json().get("seconds").textValue()).isEqualTo("12");
        assertThat(kept(answer).request().operation())
                .isEqualTo(new Operation.Extension(new VideoId(source), 4));
    }

    @Test
    void findsOnlyTheOwnersOwnSources() {
        String foreign = finishedOf(Deployment.newOwner());

        for (String id : new String[] {foreign, UNKNOWN, "x"}) {
            Answer remix = json("/v1/videos/" + id + "/remix", "{\"prompt\":\"p\"}");
            assertRefused(remix, 404, "video_not_found", id);
            Answer edit = edit("{\"video\":{\"id\":\"" + id + "\"},\"prompt\":\"p\"}");
            assertRefused(edit, 404, "video_not_found", id);
        }
    }

    @Test
    void waitsForTheSourceToBeFinished() {
        String queued = create();
        String failed = create();
        reelay.failed(failed, "moderation_blocked", "Your request was blocked.");

        assertRefused(
                json("/v1/videos/" + queued + "/remix", "{\"prompt\":\"p\"}"),
                400,
                "video_not_ready",
                "queued");
        assertRefused(
                json("/v1/videos/" + failed + "/remix", "{\"prompt\":\"p\"}"),
                400,
                "video_generation_failed",
                "blocked");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"prompt\":\"p\"} | missing_required_parameter | video",
                "{\"video\":{\"id\":\"x\"}} | missing_required_parameter | prompt",
                "{\"prompt\":\"p\",\"video\":{}} | missing_required_parameter | video.id",
                "{\"prompt\":\"p\",\"video\":\"x\"} | invalid_type | video",
                "{\"prompt\":\"p\",\"video\":7} | invalid_type | video",
                "{\"prompt\":\"p\",\"video\":[]} | invalid_type | video",
                "{\"prompt\":\"p\",\"video\":{\"id\":7}} | invalid_type | video.id",
                "{\"prompt\":\"p\",\"video\":{\"id\":{}}} | invalid_type | video.id",
                "{\"prompt\":\"p\",\"video\":{\"id\":\"x\",\"z\":1}} | unknown_parameter | video.z",
                "{\"prompt\":\"p\",\"video\":{\"id\":\"x\"},\"n\":1} | unknown_parameter | n"
            })
    void refusesAnOddSourceByName(String body, String code, String param) {
        Answer answer = edit(body);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.error().get("code").textValue()).isEqualTo(code);
        assertThat(answer.error().get("param").textValue()).isEqualTo(param);
    }

    @Test
    void takesTheSourcesOwnModelAndSizeAndLength() {
        String source = finished();
        Video made = reelay.catalog.find(new VideoId(source)).orElseThrow();
        String same =
                "\"prompt\":\"p\",\"model\":\"%s\",\"size\":\"%s\""
                        .formatted(made.request().model(), made.request().size());
        String video = ",\"video\":{\"id\":\"" + source + "\"}";

        assertThat(json("/v1/videos/" + source + "/remix", "{" + same + ",\"seconds\":8}").status())
                .isEqualTo(200);
        assertThat(edit("{" + same + ",\"seconds\":\"8\"" + video + "}").status()).isEqualTo(200);
        assertThat(
                        json("/v1/videos/extensions", "{" + same + ",\"seconds\":4" + video + "}")
                                .json()
                                .get("seconds")
                                .textValue())
                .isEqualTo("12");
    }

    @ParameterizedTest
    @CsvSource({"model, sora-2", "size, 1x1", "seconds, 4"})
    void refusesToMakeAnythingElseOfASource(String name, String value) {
        String source = finished();
        String body =
                "{\"prompt\":\"p\",\"%s\":\"%s\",\"video\":\"%s\"}".formatted(name, value, source);
        for (Answer answer : List.of(edit(body), json("/v1/videos/" + source + "/remix", body))) {
            assertRefused(answer, 400, "invalid_value", "'" + name + "'");
            assertThat(answer.error().get("param").textValue()).isEqualTo(name);
        }
    }

    @Test
    void takesTheBareIdOfTheSource() {
        String source = finished();
        VideoId id = new VideoId(source);
        String text = "{\"id\": \"" + source + "\"}";

        Answer bare = edit("{\"video\":\"" + source + "\",\"prompt\":\"p\"}");
        Answer part =
                form("/v1/videos/edits", new Multipart().text("video", source).text("prompt", "p"));
        Answer object =
                form("/v1/videos/edits", new Multipart().text("video", text).text("prompt", "p"));
        Answer remix =
                json(
                        "/v1/videos/" + source + "/remix",
                        "{\"video\":\"" + source + "\",\"prompt\":\"p\"}");

        for (Answer answer : List.of(bare, part, object, remix)) {
            assertThat(kept(answer).request().operation().source()).contains(id);
        }
    }

    @Test
    void remixesNoVideoButTheOneInThePath() {
        assertRefused(
                json(
                        "/v1/videos/" + finished() + "/remix",
                        "{\"video\":\"" + finished() + "\",\"prompt\":\"p\"}"),
                400,
                "invalid_value",
                "video");
    }

    @Test
    void wantsToKnowHowLongAnExtensionShallBe() {
        String body = "{\"video\":{\"id\":\"" + finished() + "\"},\"prompt\":\"p\"}";

        assertRefused(
                json("/v1/videos/extensions", body), 400, "missing_required_parameter", "seconds");
    }

    @Test
    void refusesBothFormsOfTheSourceAtOnce() {
        Multipart fileFirst =
                new Multipart()
                        .file("video", "v.mp4", "video/mp4", new byte[] {0})
                        .text("video[id]", UNKNOWN)
                        .text("prompt", "p");
        Multipart idFirst =
                new Multipart()
                        .text("video[id]", UNKNOWN)
                        .file("video", "v.mp4", "video/mp4", new byte[] {0})
                        .text("prompt", "p");

        assertRefused(form("/v1/videos/edits", fileFirst), 400, "duplicate_parameter", "video");
        assertRefused(form("/v1/videos/edits", idFirst), 400, "duplicate_parameter", "video");
    }

    @Test
    void findsTheRemixAgainThatAnSdkAsksForTwice() {
        String source = finished();
        String other = finished();
        String first = json("/v1/videos/" + source + "/remix", "{\"prompt\":\"p\"}").id();

        assertThat(retried("/v1/videos/" + source + "/remix").id()).isEqualTo(first);
        assertThat(retried("/v1/videos/" + other + "/remix").id()).isNotEqualTo(first);
    }

    @Test
    void refusesAnIdempotencyKeyOfAnotherOperation() {
        String source = finished();
        Event.post("{\"prompt\":\"p\"}")
                .from(owner)
                .header("idempotency-key", "k")
                .sentTo(reelay.api);

        Answer remix =
                Event.of("POST", "/v1/videos/" + source + "/remix")
                        .from(owner)
                        .header("content-type", "application/json")
                        .header("idempotency-key", "k")
                        .text("{\"prompt\":\"p\"}")
                        .sentTo(reelay.api);

        assertThat(remix.status()).isEqualTo(409);
    }

    @ParameterizedTest
    @ValueSource(strings = {"remix", "edits", "extensions"})
    void understandsTheEventFiles(String name) throws Exception {
        String event = Files.readString(Path.of("../../events/api", name + ".json"));
        assertRefused(Event.send(reelay.api, event), 404, "video_not_found", UNKNOWN);
    }

    private Answer retried(String path) {
        return Event.of("POST", path)
                .from(owner)
                .header("content-type", "application/json")
                .header("x-stainless-retry-count", "1")
                .text("{\"prompt\":\"p\"}")
                .sentTo(reelay.api);
    }

    private String create() {
        return Event.post("{\"prompt\": \"p\"}").from(owner).sentTo(reelay.api).id();
    }

    private String finished() {
        return finishedOf(owner);
    }

    private static String finishedOf(String owner) {
        String id =
                Event.post(
                                "{\"prompt\": \"p\", \"model\": \"maker/film-1\","
                                        + " \"size\": \"1280x720\", \"seconds\": 8}")
                        .from(owner)
                        .sentTo(reelay.api)
                        .id();
        reelay.completed(owner, id, "mp4");
        return id;
    }

    private Answer edit(String body) {
        return json("/v1/videos/edits", body);
    }

    private Answer json(String path, String body) {
        return Event.of("POST", path)
                .from(owner)
                .header("content-type", "application/json")
                .text(body)
                .sentTo(reelay.api);
    }

    private Answer form(String path, Multipart form) {
        return Event.of("POST", path)
                .from(owner)
                .header("content-type", form.contentType())
                .bytes(form.bytes())
                .sentTo(reelay.api);
    }

    private static Video kept(Answer answer) {
        return reelay.catalog.find(new VideoId(answer.id())).orElseThrow();
    }

    private static void assertRefused(Answer answer, int status, String code, String message) {
        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.error().get("code").textValue()).isEqualTo(code);
        assertThat(answer.error().get("message").textValue()).contains(message);
    }
}
