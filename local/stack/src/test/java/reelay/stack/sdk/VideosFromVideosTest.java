package reelay.stack.sdk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static reelay.stack.StackUnderTest.statesVisited;

import com.fasterxml.jackson.databind.JsonNode;
import com.openai.client.OpenAIClient;
import com.openai.core.http.HttpResponse;
import com.openai.errors.BadRequestException;
import com.openai.errors.NotFoundException;
import com.openai.models.videos.Video;
import com.openai.models.videos.VideoCreateCharacterParams;
import com.openai.models.videos.VideoCreateCharacterResponse;
import com.openai.models.videos.VideoCreateParams;
import com.openai.models.videos.VideoDownloadContentParams;
import com.openai.models.videos.VideoEditParams;
import com.openai.models.videos.VideoExtendParams;
import com.openai.models.videos.VideoGetCharacterResponse;
import com.openai.models.videos.VideoRemixParams;
import com.openai.models.videos.VideoSeconds;
import com.openai.services.blocking.VideoService;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import reelay.stack.StackUnderTest;
import reelay.video.Json;

/** The official Java client makes videos from videos, keeps characters and cancels. */
@SuppressWarnings("deprecation") // its video part is marked so
class VideosFromVideosTest {

    @TempDir static Path data;

    private static ApiUnderTest api;
    private static OpenAIClient client;
    private static OpenAIClient other;
    private static VideoService videos;
    private static String source;

    @BeforeAll
    static void startEverything() {
        api = ApiUnderTest.start(data);
        client = api.client(api.key());
        other = api.client(api.otherKey());
        videos = client.videos();
        source = create("two friends hug at sunset").id();
        completed(source);
    }

    @AfterAll
    static void stopEverything() {
        client.close();
        other.close();
        api.close();
    }

    @AfterEach
    void everyAnswerIsOfficialAndDescribed() {
        api.assertAnswersAreOfficialAndDescribed();
    }

    @Test
    void remixesEditsAndExtendsAFinishedVideo() {
        Video remix = remix(source, "at night");
        Video edit =
                videos.edit(
                        VideoEditParams.builder()
                                .video(
                                        VideoEditParams.Video.VideoReferenceInputParam.builder()
                                                .id(source)
                                                .build())
                                .prompt("no umbrella")
                                .build());
        Video extension =
                videos.extend(
                        VideoExtendParams.builder()
                                .video(
                                        VideoExtendParams.Video.VideoReferenceInputParam.builder()
                                                .id(source)
                                                .build())
                                .prompt("they walk on")
                                .seconds(VideoSeconds._8)
                                .build());

        for (Video video : List.of(remix, edit, extension)) {
            assertThat(video.isValid()).isTrue();
            completed(video.id());
            assertThat(statesVisited(api.stack(), video.id()))
                    .containsSubsequence("Submit", "Poll", "Store");
        }
        assertThat(remix.remixedFromVideoId()).contains(source);
        assertThat(edit.remixedFromVideoId()).isEmpty();
        assertThat(extension.seconds()).hasToString("12");
    }

    @Test
    void editsAndExtendsAFileThatIsSent() throws IOException {
        long before = stat("sources_uploaded");
        byte[] file = download(source);

        Video edit = videos.edit(VideoEditParams.builder().video(file).prompt("snow").build());
        Video extension =
                videos.extend(
                        VideoExtendParams.builder()
                                .video(new ByteArrayInputStream(file))
                                .prompt("more snow")
                                .seconds(VideoSeconds._4)
                                .build());

        assertThat(completed(edit.id()).seconds()).hasToString("4");
        assertThat(completed(extension.id()).seconds()).hasToString("8");
        assertThat(edit.size().asString()).isEqualTo("720x1280");
        assertThat(stat("sources_uploaded")).isEqualTo(before + 2);
        assertThat(videos.delete(edit.id()).deleted()).isTrue();
        assertThat(objectsNamed(edit.id())).isEmpty();
    }

    @Test
    void sendsItsOwnCopyWhenTheProviderLostTheSource() {
        String lost = create("soon forgotten").id();
        completed(lost);
        forgetAtTheProvider("soon forgotten");
        long uploads = stat("sources_uploaded");
        long jobs = stat("jobs_created");

        Video remix = remix(lost, "remembered");

        assertThat(completed(remix.id()).remixedFromVideoId()).contains(lost);
        assertThat(stat("sources_uploaded")).isEqualTo(uploads + 1);
        assertThat(stat("jobs_created")).isEqualTo(jobs + 1);
    }

    @Test
    void findsNoSourceThatWasDeleted() {
        String gone = create("a short life").id();
        completed(gone);

        assertThat(videos.delete(gone).deleted()).isTrue();

        assertThatThrownBy(() -> remix(gone, "too late")).isInstanceOf(NotFoundException.class);
    }

    @Test
    void keepsCharactersForTheirOwner() throws IOException {
        Path file = Files.write(data.resolve("ann.mp4"), download(source));

        VideoCreateCharacterResponse made =
                videos.createCharacter(
                        VideoCreateCharacterParams.builder().name("Ann").video(file).build());

        String id = made.id().orElseThrow();
        VideoGetCharacterResponse shown = videos.getCharacter(id);
        assertThat(made.isValid()).isTrue();
        assertThat(shown.isValid()).isTrue();
        assertThat(shown.name()).hasValue("Ann");
        assertThat(shown.createdAt()).isEqualTo(made.createdAt());
        assertThatThrownBy(() -> other.videos().getCharacter(id))
                .isInstanceOf(NotFoundException.class);
        assertThatThrownBy(
                        () ->
                                videos.createCharacter(
                                        VideoCreateCharacterParams.builder()
                                                .name("Ann")
                                                .video(new byte[] {1, 2, 3})
                                                .build()))
                .isInstanceOfSatisfying(
                        BadRequestException.class,
                        refusal -> assertThat(refusal.code()).hasValue("unsupported_video"));
    }

    @Test
    void hasTheVideoAndTheThumbnailOfItsProvider() {
        assertThat(variant(VideoDownloadContentParams.Variant.VIDEO)).isEqualTo(200);
        assertThat(variant(VideoDownloadContentParams.Variant.THUMBNAIL)).isEqualTo(200);
        assertThatThrownBy(() -> variant(VideoDownloadContentParams.Variant.SPRITESHEET))
                .isInstanceOfSatisfying(
                        NotFoundException.class,
                        refusal -> assertThat(refusal.code()).hasValue("variant_not_available"));
    }

    @Test
    void cancelsARunningVideoAndLeavesNothing() throws IOException {
        String id = create("never done [fault:stuck]").id();
        Awaitility.await()
                .until(() -> videos.retrieve(id).status().equals(Video.Status.IN_PROGRESS));
        long before = stat("delete_requests");

        assertThat(videos.delete(id).deleted()).isTrue();

        assertThat(stat("delete_requests")).isEqualTo(before + 1);
        assertThatThrownBy(() -> videos.delete(id)).isInstanceOf(NotFoundException.class);
        assertThat(objectsNamed(id)).isEmpty();
        // The execution ended there, without anything to announce.
        assertThat(statesVisited(api.stack(), id))
                .doesNotContain("RecordFailure", "Failed", "Done");
    }

    private static Video create(String prompt) {
        return videos.create(VideoCreateParams.builder().prompt(prompt).build());
    }

    private static Video remix(String id, String prompt) {
        return videos.remix(id, VideoRemixParams.builder().prompt(prompt).build());
    }

    private static int variant(VideoDownloadContentParams.Variant variant) {
        try (HttpResponse content =
                videos.downloadContent(
                        VideoDownloadContentParams.builder()
                                .videoId(source)
                                .variant(variant)
                                .build())) {
            return content.statusCode();
        }
    }

    private static byte[] download(String id) throws IOException {
        try (HttpResponse content = videos.downloadContent(id)) {
            return content.body().readAllBytes();
        }
    }

    private static Video completed(String id) {
        Video video =
                Awaitility.await()
                        .atMost(Duration.ofSeconds(90))
                        .pollInterval(Duration.ofMillis(200))
                        .until(
                                () -> videos.retrieve(id),
                                it ->
                                        List.of(Video.Status.COMPLETED, Video.Status.FAILED)
                                                .contains(it.status()));
        assertThat(video.error()).isEmpty();
        return video;
    }

    private static long stat(String name) {
        return StackUnderTest.at(api.simulator().address().resolve("/simulator/stats"))
                .required(name)
                .longValue();
    }

    /** The provider's own id of a video is known to it alone, and to whoever asks it. */
    private static void forgetAtTheProvider(String prompt) {
        try (HttpClient http = HttpClient.newHttpClient()) {
            String list =
                    http.send(
                                    HttpRequest.newBuilder(
                                                    api.simulator()
                                                            .address()
                                                            .resolve("/v1/videos?limit=100"))
                                            .header("Authorization", "Bearer sk-simulator")
                                            .build(),
                                    BodyHandlers.ofString())
                            .body();
            for (JsonNode job : Json.tree(list).required("data")) {
                if (job.path("prompt").asText().equals(prompt)) {
                    http.send(
                            HttpRequest.newBuilder(
                                            api.simulator()
                                                    .address()
                                                    .resolve(
                                                            "/simulator/videos/"
                                                                    + job.path("id").asText()))
                                    .DELETE()
                                    .build(),
                            BodyHandlers.discarding());
                }
            }
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private static List<Path> objectsNamed(String id) throws IOException {
        try (Stream<Path> files = Files.walk(data.resolve("s3"))) {
            return files.filter(file -> file.getFileName().toString().contains(id)).toList();
        }
    }
}
