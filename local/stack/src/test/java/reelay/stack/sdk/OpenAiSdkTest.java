package reelay.stack.sdk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.openai.client.OpenAIClient;
import com.openai.core.http.HttpResponse;
import com.openai.core.http.HttpResponseFor;
import com.openai.errors.BadRequestException;
import com.openai.errors.NotFoundException;
import com.openai.errors.OpenAIServiceException;
import com.openai.errors.UnauthorizedException;
import com.openai.models.models.Model;
import com.openai.models.videos.Video;
import com.openai.models.videos.VideoCreateParams;
import com.openai.models.videos.VideoDeleteResponse;
import com.openai.models.videos.VideoListParams;
import com.openai.models.videos.VideoSeconds;
import com.openai.models.videos.VideoSize;
import com.openai.services.blocking.VideoService;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The official Java client against the whole system; it is told a base URL and a key. */
@SuppressWarnings("deprecation") // its video part is marked so
class OpenAiSdkTest {

    @TempDir static Path data;

    private static ApiUnderTest api;
    private static OpenAIClient client;
    private static OpenAIClient other;
    private static OpenAIClient stranger;
    private static VideoService videos;

    @BeforeAll
    static void startEverything() {
        api = ApiUnderTest.start(data.resolve("stack"));
        client = api.client(api.key());
        other = api.client(api.otherKey());
        stranger = api.client("sk-wrong");
        videos = client.videos();
    }

    @AfterAll
    static void stopEverything() {
        client.close();
        other.close();
        stranger.close();
        api.close();
    }

    @AfterEach
    void everyAnswerIsOfficialAndDescribed() {
        api.assertAnswersAreOfficialAndDescribed();
    }

    @Test
    void createsAVideoAndLooksUntilItIsCompleted() {
        Video created =
                videos.create(
                        VideoCreateParams.builder()
                                .prompt("h\u00e9llo")
                                .model("sora-2-pro")
                                .seconds(VideoSeconds._8)
                                .size(VideoSize._1280X720)
                                .build());

        assertThat(created.isValid()).isTrue();
        assertThat(created.status()).isEqualTo(Video.Status.QUEUED);
        assertThat(created.prompt()).hasValue("h\u00e9llo");
        assertThat(created.seconds()).isEqualTo(VideoSeconds._8);
        Video completed = completed(created.id());
        assertThat(completed.isValid()).isTrue();
        assertThat(completed.progress()).isEqualTo(100);
        assertThat(completed.completedAt()).isPresent();
    }

    @Test
    void sendsAPictureFromAFile() throws IOException {
        Path picture = Files.write(data.resolve("picture.png"), ApiUnderTest.picture());

        Video created =
                videos.create(
                        VideoCreateParams.builder()
                                .prompt("a file")
                                .inputReference(picture)
                                .build());

        assertThat(completed(created.id()).status()).isEqualTo(Video.Status.COMPLETED);
    }

    @Test
    void sendsAPictureFromAStreamWithoutAName() throws IOException {
        Video created =
                videos.create(
                        VideoCreateParams.builder()
                                .prompt("a stream")
                                .inputReference(new ByteArrayInputStream(ApiUnderTest.picture()))
                                .build());

        assertThat(completed(created.id()).status()).isEqualTo(Video.Status.COMPLETED);
    }

    @Test
    void pagesThroughTheListUntilItsEnd() {
        List<String> created =
                IntStream.range(0, 7)
                        .mapToObj(i -> create(other.videos(), "page " + i).id())
                        .toList();

        assertThat(listed(VideoListParams.Order.ASC)).isEqualTo(created);
        assertThat(listed(VideoListParams.Order.DESC)).isEqualTo(created.reversed());
    }

    @Test
    void downloadsThroughTheRedirectAndKeepsTheKeyFromTheStore() throws IOException {
        String id = create(videos, "to be downloaded").id();
        completed(id);

        try (HttpResponse content = videos.downloadContent(id)) {
            assertThat(content.statusCode()).isEqualTo(200);
            assertThat(content.headers().values("content-type")).containsExactly("video/mp4");
            assertThat(content.headers().values("content-disposition"))
                    .singleElement(InstanceOfAssertFactories.STRING)
                    .contains(id + ".mp4");
            byte[] start = content.body().readNBytes(8);
            assertThat(new String(start, 4, 4, StandardCharsets.US_ASCII)).isEqualTo("ftyp");
        }
        assertThat(api.proxy().store().requestsWithKey()).isNotEmpty().containsOnly(false);
    }

    @Test
    void deletesAVideoOnce() {
        String id = create(videos, "to be deleted").id();
        completed(id);

        VideoDeleteResponse deleted = videos.delete(id);

        assertThat(deleted.isValid()).isTrue();
        assertThat(deleted.deleted()).isTrue();
        assertThatThrownBy(() -> videos.delete(id)).isInstanceOf(NotFoundException.class);
        assertThatThrownBy(() -> videos.retrieve(id)).isInstanceOf(NotFoundException.class);
    }

    @Test
    void listsAndShowsModels() {
        List<Model> models = client.models().list().data();

        assertThat(models).allMatch(Model::isValid);
        assertThat(models).extracting(Model::id).containsExactly("sora-2", "sora-2-pro");
        assertThat(client.models().retrieve("sora-2").id()).isEqualTo("sora-2");
        assertThatThrownBy(() -> client.models().retrieve("sora-3"))
                .isInstanceOfSatisfying(
                        NotFoundException.class,
                        refusal -> assertThat(refusal.code()).hasValue("model_not_found"));
    }

    @Test
    void readsEachRefusalAsWhatItIs() {
        assertRefused(
                () -> stranger.videos().list(), UnauthorizedException.class, "invalid_api_key", "");
        assertRefused(
                () -> videos.retrieve("video_nobody_knows"),
                NotFoundException.class,
                "video_not_found",
                "");
        assertRefused(
                () ->
                        videos.create(
                                VideoCreateParams.builder()
                                        .prompt("p")
                                        .seconds(VideoSeconds.of("5"))
                                        .build()),
                BadRequestException.class,
                "invalid_value",
                "seconds");
        String id = create(videos, "not ready [fault:rate_limited=30]").id();
        assertRefused(() -> download(videos, id), BadRequestException.class, "video_not_ready", "");
        String failing = create(videos, "forbidden [fault:moderation]").id();
        assertThat(ended(failing).error())
                .hasValueSatisfying(
                        error -> assertThat(error.code()).isEqualTo("moderation_blocked"));
        assertRefused(
                () -> download(videos, failing),
                BadRequestException.class,
                "video_generation_failed",
                "");
    }

    @Test
    void findsARequestIdInEveryAnswer() {
        try (HttpResponseFor<Video> raw =
                videos.withRawResponse()
                        .create(VideoCreateParams.builder().prompt("an id").build())) {
            assertThat(raw.requestId()).hasValueSatisfying(id -> assertThat(id).isNotBlank());
            assertThat(raw.headers().values("openai-poll-after-ms"))
                    .singleElement(InstanceOfAssertFactories.STRING)
                    .containsOnlyDigits();
        }
        assertThatThrownBy(() -> videos.retrieve("video_nobody_knows"))
                .isInstanceOfSatisfying(
                        NotFoundException.class,
                        refusal -> assertThat(refusal.headers().values("x-request-id")).hasSize(1));
    }

    private static void assertRefused(
            Runnable call,
            Class<? extends OpenAIServiceException> type,
            String code,
            String param) {
        assertThatThrownBy(call::run)
                .isInstanceOfSatisfying(
                        type,
                        refusal -> {
                            assertThat(refusal.code()).hasValue(code);
                            assertThat(refusal.param().orElse("")).isEqualTo(param);
                            assertThat(refusal.type()).hasValue("invalid_request_error");
                        });
    }

    private static Video create(VideoService service, String prompt) {
        return service.create(VideoCreateParams.builder().prompt(prompt).build());
    }

    private static void download(VideoService service, String id) {
        try (HttpResponse content = service.downloadContent(id)) {
            assertThat(content.statusCode()).isEqualTo(200);
        }
    }

    private static List<String> listed(VideoListParams.Order order) {
        return other
                .videos()
                .list(VideoListParams.builder().limit(2).order(order).build())
                .autoPager()
                .stream()
                .map(Video::id)
                .toList();
    }

    private static Video completed(String id) {
        Video video = ended(id);
        assertThat(video.status()).isEqualTo(Video.Status.COMPLETED);
        return video;
    }

    private static Video ended(String id) {
        return Awaitility.await()
                .atMost(Duration.ofSeconds(90))
                .pollInterval(Duration.ofMillis(200))
                .until(
                        () -> videos.retrieve(id),
                        video ->
                                List.of(Video.Status.COMPLETED, Video.Status.FAILED)
                                        .contains(video.status()));
    }
}
