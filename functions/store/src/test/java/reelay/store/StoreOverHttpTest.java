package reelay.store;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static reelay.media.SmallVideos.file;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import reelay.catalog.CatalogFixture;
import reelay.catalog.VideoCatalog;
import reelay.catalog.bucket.ObjectKeys;
import reelay.catalog.bucket.VideoBucket;
import reelay.provider.ProviderCredentials;
import reelay.provider.ProviderSettings;
import reelay.provider.VideoProviders;
import reelay.provider.http.ProviderClients;
import reelay.provider.openai.OpenAiVideoProvider;
import reelay.store.FramedServer.Framing;
import reelay.video.Failure;
import reelay.video.FailureCode;
import reelay.video.Job;
import reelay.video.Secret;
import reelay.video.Video;
import reelay.video.VideoFormat;
import reelay.video.metric.Metrics;
import reelay.video.step.StepInput;
import reelay.video.step.StoreOutcome;

/** Real files, whole and cut, through the real step and the real client, framed in every way. */
class StoreOverHttpTest {

    private static final Instant NOW = Instant.ofEpochSecond(1_790_000_000);
    private static final Metrics METRICS = new Metrics("Reelay/test", InstantSource.fixed(NOW));

    private static CatalogFixture fixture;
    private static VideoCatalog catalog;
    private static VideoBucket bucket;

    @BeforeAll
    static void start() {
        fixture = CatalogFixture.start();
        catalog = fixture.catalog();
        bucket = fixture.bucket();
    }

    @AfterAll
    static void stop() {
        bucket.close();
        fixture.close();
    }

    @ParameterizedTest
    @EnumSource(Framing.class)
    void takesNoCutThatIsFramedAsWhole(Framing framing) throws IOException {
        try (FramedServer server = new FramedServer(framing, "video/mp4")) {
            StoreVideo step = step(server);
            for (String name :
                    new String[] {
                        "h264-moov-first.mp4", "h264-moov-last.mp4", "h264-fragmented.mp4"
                    }) {
                byte[] whole = file(name);
                Video video = submitted();
                for (int part = 0; part < 25; part++) {
                    // Never the same cut twice in a row: that is the one thing nobody can tell.
                    int length = whole.length * part / 25;
                    server.serves(Arrays.copyOf(whole, length));
                    assertThat(step.store(new StepInput(video.id()), NOW.plusSeconds(900)))
                            .as("%s, cut to %d bytes", name, length)
                            .isNotInstanceOf(StoreOutcome.Stored.class);
                }
                server.serves(whole);
                StoreOutcome outcome = step.store(new StepInput(video.id()), NOW.plusSeconds(900));
                if (outcome instanceof StoreOutcome.NotYet) {
                    outcome = step.store(new StepInput(video.id()), NOW.plusSeconds(900));
                }
                assertThat(outcome).as(name).isInstanceOf(StoreOutcome.Stored.class);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "video/mp4",
                "mp4",
                "text/plain",
                "text/html",
                "application/json",
                "application/xhtml+xml",
                "image/svg+xml",
                "application/octet-stream"
            })
    void keepsAVideoAsWhatItIsWhateverItIsCalled(String contentType) throws IOException {
        try (FramedServer server = new FramedServer(Framing.LENGTH, contentType)) {
            Video video = submitted();
            server.serves(file("h264.mov"));

            assertThat(step(server).store(new StepInput(video.id()), NOW.plusSeconds(900)))
                    .isInstanceOf(StoreOutcome.Stored.class);

            String key = ObjectKeys.videoKey(video.owner(), video.id(), VideoFormat.QUICKTIME);
            assertThat(
                            fixture.s3()
                                    .headObject(it -> it.bucket(fixture.bucketName()).key(key))
                                    .contentType())
                    .isEqualTo("video/quicktime");
        }
    }

    @Test
    void storesNoMarkupThatMentionsABox() throws IOException {
        try (FramedServer server = new FramedServer(Framing.LENGTH, "image/svg+xml")) {
            Video video = submitted();
            server.serves("<!--ftypisom--><svg><script>alert(1)</script></svg>".getBytes(UTF_8));
            StoreVideo step = step(server);
            StepInput input = new StepInput(video.id());

            // The job is asked, too, and there is none: until it speaks this is not yet.
            assertThat(step.store(input, NOW.plusSeconds(900)))
                    .isInstanceOfSatisfying(
                            StoreOutcome.NotYet.class,
                            notYet ->
                                    assertThat(notYet.failure())
                                            .extracting(Failure::code)
                                            .isEqualTo(FailureCode.CONTENT_UNAVAILABLE));
            assertThat(catalog.find(video.id()).orElseThrow().stored()).isEmpty();
        }
    }

    private static StoreVideo step(FramedServer server) {
        ProviderSettings settings =
                new ProviderSettings(
                        server.baseUrl(),
                        ProviderSettings.Encoding.MULTIPART,
                        Duration.ofSeconds(20),
                        "secret");
        return new StoreVideo(
                catalog,
                bucket,
                VideoProviders.only(
                        new OpenAiVideoProvider(
                                settings,
                                () -> new ProviderCredentials(new Secret("sk-test"), null, null),
                                InstantSource.system(),
                                ProviderClients.of(settings.timeout()))),
                METRICS,
                InstantSource.fixed(NOW));
    }

    private static Video submitted() {
        Video video = fixture.queuedVideo();
        catalog.recordJob(video.id(), new Job("job-" + video.id(), "openai", NOW));
        return video;
    }
}
