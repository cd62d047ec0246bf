package reelay.api.video;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
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
import reelay.api.reference.Images;
import reelay.video.Json;
import reelay.video.Prompt;
import reelay.video.VideoId;

/** Retrieve, list, content and delete. */
class VideoRoutesTest {

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
    void listsTheNewestFirst() {
        List<String> ids = createMany(3);
        assertThat(idsOf(list())).containsExactly(ids.get(2), ids.get(1), ids.get(0));
    }

    @Test
    void listsTheOldestFirstWhenAsked() {
        List<String> ids = createMany(3);
        Answer answer =
                Event.of("GET", "/v1/videos").from(owner).query("order", "asc").sentTo(reelay.api);
        assertThat(idsOf(answer)).isEqualTo(ids);
    }

    @Test
    void leadsThroughPagesToAnEmptyEnd() {
        List<String> ids = createMany(3);
        Answer first = page("2", null);
        assertThat(idsOf(first)).containsExactly(ids.get(2), ids.get(1));
        assertThat(first.json().get("has_more").booleanValue()).isTrue();
        assertThat(first.json().get("first_id").textValue()).isEqualTo(ids.get(2));
        assertThat(first.json().get("last_id").textValue()).isEqualTo(ids.get(1));
        Answer second = page("2", ids.get(1));
        assertThat(idsOf(second)).containsExactly(ids.get(0));
        assertThat(second.json().get("has_more").booleanValue()).isFalse();
        assertThat(page("2", ids.get(0)).body())
                .isEqualTo(
                        "{\"object\":\"list\",\"data\":[],\"first_id\":null,\"last_id\":null,"
                                + "\"has_more\":false}");
    }

    @Test
    void listsNothingAtLimitZeroButSaysWhetherThereIsMore() {
        assertThat(page("0", null).json().get("has_more").booleanValue()).isFalse();
        create();
        assertThat(page("0", null).json().get("data")).isEmpty();
        assertThat(page("0", null).json().get("has_more").booleanValue()).isTrue();
    }

    @Test
    void listsTwentyUnlessToldOtherwise() {
        createMany(21);
        assertThat(list().json().get("data")).hasSize(20);
        assertThat(page("100", null).json().get("data")).hasSize(21);
    }

    @Test
    void listsOnlyTheOwnersVideos() {
        create();
        Answer answer =
                Event.of("GET", "/v1/videos").from(Deployment.newOwner()).sentTo(reelay.api);
        assertThat(answer.json().get("data")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "limit, -1",
        "limit, 101",
        "limit, ten",
        "limit, '1,2'",
        "limit, 99999999999",
        "order, up",
        "after, video_1",
        "after, video_0123456789abcdef0123456789abcdef0123456789abcdef"
    })
    void refusesOddListParametersByName(String name, String value) {
        Answer answer =
                Event.of("GET", "/v1/videos").from(owner).query(name, value).sentTo(reelay.api);
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.error().get("param").textValue()).isEqualTo(name);
    }

    @ParameterizedTest
    @ValueSource(strings = {"limit", "order", "after"})
    void takesAnEmptyListParameterAsNotSent(String name) {
        List<String> ids = createMany(2);
        Answer answer =
                Event.of("GET", "/v1/videos").from(owner).query(name, "").sentTo(reelay.api);
        assertThat(idsOf(answer)).containsExactly(ids.get(1), ids.get(0));
    }

    @Test
    void endsAPageWhereTheAnswerWouldBecomeTooLarge() {
        // Each is three bytes of UTF-8; a hundred of these are 9.6 MB.
        String prompt = "\u6d77".repeat(Prompt.LONGEST);
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            ids.add(create(prompt));
            reelay.pass(Duration.ofMillis(1));
        }
        List<String> seen = new ArrayList<>();
        Answer page = page("100", null);
        while (page.json().get("has_more").booleanValue()) {
            assertThat(bytes(page)).isBetween(4_300_000, 4_600_000);
            seen.addAll(idsOf(page));
            assertThat(page.json().get("last_id").textValue()).isEqualTo(seen.getLast());
            page = page("100", seen.getLast());
        }
        seen.addAll(idsOf(page));

        assertThat(seen).isEqualTo(ids.reversed());
    }

    @Test
    void countsWhatTheAnswerEscapes() {
        // Four bytes each on the wire to API Gateway, of which a reader of the body sees two.
        String prompt = "\"".repeat(Prompt.LONGEST);
        for (int i = 0; i < 40; i++) {
            create(prompt);
        }
        Answer page = page("100", null);

        assertThat(page.json().get("has_more").booleanValue()).isTrue();
        assertThat(Json.text(page.body()).length()).isLessThan(4_600_000);
    }

    private static int bytes(Answer answer) {
        return answer.body().getBytes(StandardCharsets.UTF_8).length;
    }

    @Test
    void refusesAnotherOwnersVideoAsCursor() {
        String foreign = create();
        Answer answer =
                Event.of("GET", "/v1/videos")
                        .from(Deployment.newOwner())
                        .query("after", foreign)
                        .sentTo(reelay.api);
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.error().get("param").textValue()).isEqualTo("after");
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

    private String create() {
        return create("p");
    }

    private String create(String prompt) {
        return Event.post(Json.text(Json.object().put("prompt", prompt)))
                .from(owner)
                .sentTo(reelay.api)
                .id();
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

    private List<String> createMany(int count) {
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            ids.add(create());
            reelay.pass(Duration.ofMillis(1));
        }
        return ids;
    }

    private Answer get(String path) {
        return Event.of("GET", path).from(owner).sentTo(reelay.api);
    }

    private Answer delete(String id) {
        return Event.of("DELETE", "/v1/videos/" + id).from(owner).sentTo(reelay.api);
    }

    private Answer list() {
        return get("/v1/videos");
    }

    private Answer page(String limit, String after) {
        Event event = Event.of("GET", "/v1/videos").from(owner).query("limit", limit);
        return (after == null ? event : event.query("after", after)).sentTo(reelay.api);
    }

    private static List<String> idsOf(Answer list) {
        return list.json().get("data").findValuesAsText("id");
    }

    private String assertContentRefused(String id, int status, String code) {
        Answer answer = get("/v1/videos/" + id + "/content");
        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.error().get("code").textValue()).isEqualTo(code);
        return answer.error().get("message").textValue();
    }
}
