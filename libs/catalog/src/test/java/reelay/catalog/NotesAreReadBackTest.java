package reelay.catalog;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import reelay.catalog.UnsettledVideos.Standing;
import reelay.catalog.bucket.VideoBucket;
import reelay.video.ExtraFields;
import reelay.video.Failure;
import reelay.video.FailureCode;
import reelay.video.Job;
import reelay.video.Operation;
import reelay.video.Prompt;
import reelay.video.RecordedFailure;
import reelay.video.StoredVideo;
import reelay.video.Tried;
import reelay.video.Video;
import reelay.video.VideoFormat;
import reelay.video.VideoId;
import reelay.video.VideoRequest;
import reelay.video.VideoSize;

/** What one invocation writes down, another one reads: every note, and whether it took effect. */
class NotesAreReadBackTest {

    private static final Instant NOW = Instant.ofEpochSecond(1_790_000_000);

    private static CatalogFixture fixture;
    private static VideoCatalog catalog;

    @BeforeAll
    static void start() {
        fixture = CatalogFixture.start();
        catalog = fixture.catalog();
    }

    @AfterAll
    static void stop() {
        fixture.close();
    }

    @Test
    void whatASubmitCameTo() {
        VideoId id = fixture.queuedVideo().id();
        Failure verdict = new Failure(FailureCode.SUBMIT_UNCLEAR, "Nobody can read it.");
        assertThat(submits().verdict(id)).isEmpty();

        assertThat(submits().recordVerdict(id, verdict)).isTrue();
        assertThat(submits().verdict(id)).contains(verdict);

        finish(id);
        assertThat(submits().recordVerdict(id, verdict)).isFalse();
    }

    @Test
    void everyJobThatWasEverDoubted() {
        VideoId id = fixture.queuedVideo().id();
        assertThat(submits().doubts(id)).isEmpty();

        submits().recordDoubts(id, Set.of("a"));
        submits().recordDoubts(id, Set.of("b"));

        assertThat(submits().doubts(id)).containsExactlyInAnyOrder("a", "b");
    }

    @Test
    void whoWasAskedAndWhoAloneMayBe() {
        VideoId id = fixture.queuedVideo().id();
        List<Tried> tried =
                List.of(
                        new Tried(
                                "kling/a",
                                FailureCode.CREDIT_EXHAUSTED,
                                "no",
                                NOW,
                                Optional.empty()),
                        new Tried(
                                "kling/b",
                                FailureCode.PROVIDER_BUSY,
                                "not now",
                                NOW,
                                Optional.of(NOW.plusSeconds(60))));

        assertThat(submits().recordTried(id, tried)).isTrue();
        assertThat(submits().fixTarget(id)).isTrue();

        assertThat(now(id).asked().tried()).isEqualTo(tried);
        assertThat(now(id).asked().fixed()).isTrue();
        assertThat(now(fixture.queuedVideo().id()).asked().fixed()).isFalse();
        finish(id);
        assertThat(submits().recordTried(id, tried)).isFalse();
        assertThat(submits().fixTarget(id)).isFalse();
    }

    @Test
    void thatTheProviderLostTheSource() {
        VideoId id = fixture.queuedVideo().id();

        assertThat(submits().recordSourceLost(id)).isTrue();
        assertThat(now(id).sourceLost()).isTrue();

        finish(id);
        assertThat(submits().recordSourceLost(id)).isFalse();
    }

    @Test
    void howManyLooksMissedAJobAndSinceWhen() {
        VideoId id = fixture.queuedVideo().id();
        catalog.recordJob(id, new Job("job-" + id, "openai", NOW));

        assertThat(catalog.polls().recordMissed(id, NOW)).contains(new PollRecords.Missed(1, NOW));
        assertThat(catalog.polls().recordMissed(id, NOW.plusSeconds(9)))
                .contains(new PollRecords.Missed(2, NOW));

        finish(id);
        assertThat(catalog.polls().recordMissed(id, NOW)).isEmpty();
    }

    @Test
    void whatAJobCost() {
        VideoId id = fixture.queuedVideo().id();
        catalog.recordJob(id, new Job("job-" + id, "openai", NOW));

        assertThat(catalog.polls().recordCost(id, new BigDecimal("1.60"))).isTrue();
        assertThat(now(id).acceptedJob().flatMap(Job::cost)).contains(new BigDecimal("1.60"));

        finish(id);
        assertThat(catalog.polls().recordCost(id, new BigDecimal("2"))).isFalse();
    }

    @Test
    void allThatIsKnownOfAStoredVideo() {
        VideoId id = fixture.queuedVideo().id();
        StoredVideo stored =
                new StoredVideo(
                                "videos/k.mp4",
                                7,
                                "digest",
                                VideoFormat.WEBM,
                                Duration.ofMillis(4004),
                                new VideoSize(720, 1280))
                        .withPoster("videos/k.poster", "image/png");

        catalog.recordJob(id, new Job("job-" + id, "openai", NOW));
        assertThat(catalog.recordCompleted(id, stored, NOW)).isTrue();

        assertThat(now(id).stored()).contains(stored);
    }

    @Test
    void whatADownloadCameTo() {
        VideoId id = fixture.queuedVideo().id();
        assertThat(catalog.lastDownload(id)).isEmpty();

        assertThat(catalog.recordDownload(id, "a page")).isTrue();
        assertThat(catalog.lastDownload(id)).contains("a page");

        finish(id);
        assertThat(catalog.recordDownload(id, "another")).isFalse();
    }

    @Test
    void whereAVideoStandsUntilItIsSettled() {
        VideoId id = fixture.queuedVideo().id();
        UnsettledVideos unsettled = fixture.unsettled();
        assertThat(unsettled.standing(id)).isEqualTo(new Standing.Open(false));
        assertThat(unsettled.settle(id)).isFalse();

        RecordedFailure failure = new RecordedFailure("provider_busy", "It was busy.");
        assertThat(unsettled.fail(id, failure, NOW)).isTrue();
        assertThat(unsettled.fail(id, failure, NOW)).isFalse();
        assertThat(unsettled.standing(id))
                .isInstanceOfSatisfying(
                        Standing.Failed.class,
                        failed -> {
                            assertThat(failed.errorCode()).isEqualTo("provider_busy");
                            assertThat(failed.strayKeys()).isNotEmpty();
                        });

        assertThat(unsettled.settle(id)).isTrue();
        assertThat(unsettled.standing(id)).isEqualTo(new Standing.Settled());
        VideoId odd = fixture.queuedVideo().id();
        fixture.spoil(odd);
        assertThat(unsettled.standing(odd)).isEqualTo(new Standing.Unreadable("status"));
    }

    @ParameterizedTest
    @MethodSource("requests")
    void allThatAVideoWasAskedFor(VideoRequest request) {
        VideoId id = CatalogFixture.video("alice", NOW).id();
        Video video =
                Video.queued(
                        id,
                        "alice",
                        request,
                        "hash",
                        Optional.of("references/alice/a.png"),
                        NOW,
                        Optional.of(NOW.plusSeconds(3_600)));

        catalog.create(video);

        assertThat(now(id)).isEqualTo(video);
    }

    static List<VideoRequest> requests() {
        VideoId source = CatalogFixture.video("alice", NOW).id();
        return List.of(
                request(new Operation.Create(ExtraFields.NONE)),
                request(new Operation.Create(new ExtraFields("{\"seed\":7}"))),
                request(new Operation.Remix(source)),
                request(new Operation.Edit(source)),
                request(new Operation.Extension(source, 8)));
    }

    private static VideoRequest request(Operation operation) {
        return new VideoRequest(
                "sora-2", new Prompt("a heron"), 12, new VideoSize(1280, 720), operation);
    }

    @Test
    void theUseOfAKeyForADay() {
        IdempotencyKeys keys = new IdempotencyKeys(fixture.dynamoDb(), table());
        Video video = CatalogFixture.video("alice", NOW);
        String key = "key-" + UUID.randomUUID();
        assertThat(keys.find("alice", key, NOW)).isEmpty();

        assertThat(keys.create(video, key, NOW)).isTrue();

        assertThat(keys.find("alice", key, NOW.plus(Duration.ofHours(23))))
                .contains(new IdempotencyKeys.Use(video.id(), "hash"));
        assertThat(keys.find("bob", key, NOW)).isEmpty();
        assertThat(keys.find("alice", key, NOW.plus(Duration.ofHours(24)))).isEmpty();
        Video second = CatalogFixture.video("alice", NOW);
        assertThat(keys.create(second, key, NOW.plusSeconds(1))).isFalse();
        assertThat(catalog.find(second.id())).isEmpty();
        assertThat(keys.create(second, key, NOW.plus(Duration.ofHours(24)))).isTrue();
    }

    @Test
    void whoseACharacterIs() {
        OwnedCharacters characters = new OwnedCharacters(fixture.dynamoDb(), table());

        characters.add("alice", "char-1", NOW);

        assertThat(characters.has("alice", "char-1")).isTrue();
        assertThat(characters.has("bob", "char-1")).isFalse();
        assertThat(characters.has("alice", "char-2")).isFalse();
    }

    @Test
    void anAdoptedJobOnce() {
        AdoptedVideos adopted = new AdoptedVideos(fixture.dynamoDb(), table());
        Video video = CatalogFixture.video("alice", NOW);
        Job job = new Job("found-" + video.id(), "openai", NOW);

        assertThat(adopted.create(video, job)).isTrue();
        assertThat(now(video.id()).acceptedJob()).contains(job);
        assertThat(adopted.create(CatalogFixture.video("bob", NOW), job)).isFalse();
        assertThatThrownBy(() -> adopted.create(video, new Job("b-" + video.id(), "openai", NOW)))
                .hasMessageContaining("two videos got the id");
    }

    @Test
    void anObjectWhileItIsThere() throws Exception {
        String key = "videos/alice/" + UUID.randomUUID() + ".mp4";
        assertThat(fixture.bucket().open(key)).isEmpty();
        fixture.bucket().putReference(key, "video/mp4", "a film".getBytes(UTF_8));

        try (VideoBucket.FlowingObject object = fixture.bucket().open(key).orElseThrow()) {
            assertThat(object.bytes()).hasValue(6);
            assertThat(object.content().readAllBytes()).isEqualTo("a film".getBytes(UTF_8));
        }
    }

    private static void finish(VideoId id) {
        fixture.complete(id, new StoredVideo("k", 1, "d", VideoFormat.MP4, null, null), NOW);
    }

    private static SubmitRecords submits() {
        return catalog.submits();
    }

    private static String table() {
        return fixture.environment().get("VIDEOS_TABLE");
    }

    private static Video now(VideoId id) {
        return catalog.find(id).orElseThrow();
    }
}
