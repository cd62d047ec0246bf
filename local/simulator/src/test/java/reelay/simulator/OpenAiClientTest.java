package reelay.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.openai.client.OpenAIClient;
import com.openai.client.okhttp.OpenAIOkHttpClient;
import com.openai.core.http.HttpResponse;
import com.openai.errors.BadRequestException;
import com.openai.errors.NotFoundException;
import com.openai.errors.RateLimitException;
import com.openai.errors.UnauthorizedException;
import com.openai.models.videos.Video;
import com.openai.models.videos.VideoCreateParams;
import com.openai.models.videos.VideoListParams;
import com.openai.models.videos.VideoRemixParams;
import com.openai.models.videos.VideoSeconds;
import com.openai.models.videos.VideoSize;
import com.openai.services.blocking.VideoService;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import reelay.simulator.content.RedirectedRequest;
import reelay.simulator.fault.Fault;
import reelay.simulator.fault.FaultKind;
import reelay.simulator.settings.SimulatorSettings;

/** The simulator alone, driven by the official client, whose video part is marked deprecated. */
@SuppressWarnings("deprecation")
class OpenAiClientTest {

    @TempDir Path directory;

    private final ManualClock clock = new ManualClock();
    private final ProviderSimulator simulator =
            ProviderSimulator.start(SimulatorSettings.defaults().clock(clock));
    private final OpenAIClient client = client("sk-simulator");
    private final VideoService videos = client.videos();

    @AfterEach
    void stop() {
        client.close();
        simulator.close();
    }

    @Test
    void createsAVideoAndLooksAtItUntilItIsCompleted() {
        Video created =
                videos.create(
                        VideoCreateParams.builder()
                                .prompt("a cat, h\u00e9llo")
                                .model("sora-2-pro")
                                .seconds(VideoSeconds._8)
                                .size(VideoSize._1280X720)
                                .build());

        assertThat(created.status()).isEqualTo(Video.Status.QUEUED);
        assertThat(created.prompt()).hasValue("a cat, h\u00e9llo");
        assertThat(created.seconds()).isEqualTo(VideoSeconds._8);
        assertThat(created.isValid()).isTrue();
        Video video = created;
        long progress = 0;
        for (int looks = 0; looks < 10 && !video.status().equals(Video.Status.COMPLETED); looks++) {
            clock.goOn(Duration.ofSeconds(1));
            video = videos.retrieve(created.id());
            assertThat(video.progress()).isGreaterThanOrEqualTo(progress);
            progress = video.progress();
        }
        assertThat(video.status()).isEqualTo(Video.Status.COMPLETED);
        assertThat(video.completedAt()).isPresent();
        assertThat(video.isValid()).isTrue();
    }

    @Test
    void createsAVideoFromAPicture() throws IOException {
        Path picture = directory.resolve("cat.png");
        Files.write(
                picture,
                ByteBuffer.allocate(32)
                        .putInt(0x89504E47)
                        .position(16)
                        .putInt(720)
                        .putInt(1280)
                        .array());

        Video video =
                videos.create(
                        VideoCreateParams.builder()
                                .prompt("a cat")
                                .inputReference(picture)
                                .size(VideoSize._720X1280)
                                .build());

        assertThat(video.status()).isEqualTo(Video.Status.QUEUED);
        assertThatThrownBy(
                        () ->
                                videos.create(
                                        VideoCreateParams.builder()
                                                .prompt("a cat")
                                                .inputReference(picture)
                                                .size(VideoSize._1280X720)
                                                .build()))
                .isInstanceOf(BadRequestException.class)
                .hasMessageContaining("Inpaint image must match");
    }

    @Test
    void listsEveryVideoPageByPage() {
        List<String> created =
                List.of("one", "two", "three", "four", "five").stream()
                        .map(prompt -> create(prompt).id())
                        .toList();

        List<String> listed =
                videos
                        .list(
                                VideoListParams.builder()
                                        .limit(2)
                                        .order(VideoListParams.Order.ASC)
                                        .build())
                        .autoPager()
                        .stream()
                        .map(Video::id)
                        .toList();

        assertThat(listed).isEqualTo(created);
    }

    @Test
    void downloadsTheContentToAFile() throws IOException {
        Video video = completed("a cat");
        Path file = directory.resolve("cat.mp4");

        try (HttpResponse response = videos.downloadContent(video.id())) {
            Files.copy(response.body(), file);
        }

        byte[] bytes = Files.readAllBytes(file);
        assertThat(new String(bytes, 4, 4, StandardCharsets.US_ASCII)).isEqualTo("ftyp");
    }

    @Test
    void followsARedirectWithoutTakingTheKeyAlong() throws IOException {
        Video video = completed("a cat [fault:redirect_content]");

        try (HttpResponse response = videos.downloadContent(video.id())) {
            assertThat(response.body().readNBytes(8)).endsWith('f', 't', 'y', 'p');
        }

        assertThat(simulator.redirectedRequests())
                .singleElement()
                .extracting(RedirectedRequest::authorized)
                .isEqualTo(false);
    }

    @Test
    void remixesAVideo() {
        Video source = completed("a cat");

        Video remix =
                videos.remix(source.id(), VideoRemixParams.builder().prompt("now a dog").build());

        assertThat(remix.remixedFromVideoId()).hasValue(source.id());
        assertThat(remix.prompt()).hasValue("now a dog");
    }

    @Test
    void deletesAVideo() {
        Video video = completed("a cat");

        assertThat(videos.delete(video.id()).deleted()).isTrue();
        assertThatThrownBy(() -> videos.retrieve(video.id())).isInstanceOf(NotFoundException.class);
    }

    @Test
    void tellsAWrongKeyAndARateLimitApart() {
        OpenAIClient stranger = client("sk-wrong");
        assertThatThrownBy(() -> stranger.videos().list())
                .isInstanceOf(UnauthorizedException.class)
                .hasMessageContaining("Incorrect API key provided");
        stranger.close();
        simulator.faults().add(Fault.of(FaultKind.RATE_LIMITED).times(1));
        assertThatThrownBy(() -> create("a cat")).isInstanceOf(RateLimitException.class);
        assertThat(create("a cat").status()).isEqualTo(Video.Status.QUEUED);
    }

    private OpenAIClient client(String key) {
        return OpenAIOkHttpClient.builder()
                .baseUrl(simulator.address() + "/v1")
                .apiKey(key)
                .maxRetries(0)
                .build();
    }

    private Video create(String prompt) {
        return videos.create(VideoCreateParams.builder().prompt(prompt).build());
    }

    private Video completed(String prompt) {
        Video video = create(prompt);
        clock.goOn(Duration.ofSeconds(6));
        return video;
    }
}
