package reelay.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import reelay.video.Failure;
import reelay.video.FailureCode;
import reelay.video.Hold;
import reelay.video.Job;
import reelay.video.ResultLink;
import reelay.video.StoredVideo;
import reelay.video.Tried;
import reelay.video.Video;
import reelay.video.VideoFormat;
import reelay.video.VideoId;
import reelay.video.VideoSize;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Whatever comes late finds that a video is final, has its job or is gone, and changes nothing. */
class WritesToClosedVideosTest {

    private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");
    private static final String TARGET = "openai/sora-2";
    private static final Failure FAILURE = new Failure(FailureCode.PROVIDER_BUSY, "It is busy.");

    private static final ResultLink RESULT =
            new ResultLink(URI.create("https://provider.example/v.mp4"));

    private static CatalogFixture fixture;

    @BeforeAll
    static void start() {
        fixture = CatalogFixture.start();
    }

    @AfterAll
    static void stop() {
        fixture.close();
    }

    /** A write, named for people. */
    record Write(String name, Consumer<VideoId> write) {
        @Override
        public String toString() {
            return name;
        }
    }

    /** What Submit writes before a video has a job, when it is the first attempt or the second. */
    static Stream<Write> writesOfSubmit() {
        return Stream.of(
                new Write("claim", id -> submits().claim(id, 1, TARGET, NOW)),
                new Write("reclaim", id -> submits().reclaim(id, 1, TARGET, NOW)),
                new Write("reclaim of the second", id -> submits().reclaim(id, 2, TARGET, NOW)),
                new Write("release", id -> submits().release(id, 1)),
                new Write("source lost", id -> submits().recordSourceLost(id)),
                new Write(
                        "hold",
                        id ->
                                submits()
                                        .recordHold(
                                                id,
                                                new Hold(
                                                        "rate_limited",
                                                        "Too many.",
                                                        NOW,
                                                        NOW.plusSeconds(20)))),
                new Write("doubts", id -> submits().recordDoubts(id, Set.of("job-9"))),
                new Write("fixed target", id -> submits().fixTarget(id)),
                new Write(
                        "tried",
                        id ->
                                submits()
                                        .recordTried(
                                                id,
                                                List.of(
                                                        new Tried(
                                                                TARGET,
                                                                FailureCode.KEY_INVALID,
                                                                "Wrong.",
                                                                NOW,
                                                                Optional.empty())))),
                new Write("verdict", id -> submits().recordVerdict(id, FAILURE)),
                new Write(
                        "job with its video",
                        id ->
                                fixture.catalog()
                                        .recordJob(
                                                id,
                                                new Job(
                                                        "job-" + UUID.randomUUID(),
                                                        "openai",
                                                        NOW,
                                                        Optional.of(RESULT)))),
                new Write(
                        "job",
                        id ->
                                fixture.catalog()
                                        .recordJob(
                                                id,
                                                new Job(
                                                        "job-" + UUID.randomUUID(),
                                                        "openai",
                                                        NOW))));
    }

    /** What any step writes as long as a video is not final. */
    static Stream<Write> writes() {
        return Stream.concat(
                writesOfSubmit(),
                Stream.of(
                        new Write("message", id -> fixture.catalog().keepMessage(id, FAILURE)),
                        new Write(
                                "poll",
                                id ->
                                        fixture.catalog()
                                                .polls()
                                                .recordPoll(id, 100, "running", NOW)),
                        new Write(
                                "poll of less",
                                id -> fixture.catalog().polls().recordPoll(id, 0, "running", NOW)),
                        new Write(
                                "cost",
                                id -> fixture.catalog().polls().recordCost(id, BigDecimal.ONE)),
                        new Write("missed", id -> fixture.catalog().polls().recordMissed(id, NOW)),
                        new Write("download", id -> fixture.catalog().recordDownload(id, "cut")),
                        new Write(
                                "completed",
                                id -> fixture.catalog().recordCompleted(id, stored(id), NOW)),
                        new Write(
                                "completed with its length",
                                id -> complete(id, Duration.ofSeconds(4), null)),
                        new Write(
                                "completed with its size",
                                id -> complete(id, null, new VideoSize(640, 360))),
                        new Write(
                                "completed with both",
                                id -> complete(id, Duration.ofSeconds(4), new VideoSize(640, 360))),
                        new Write(
                                "failed",
                                id -> fixture.unsettled().fail(id, FAILURE.recorded(), NOW))));
    }

    @ParameterizedTest
    @MethodSource("writes")
    void aFailedVideoStaysAsItIs(Write late) {
        VideoId unclaimed = fixture.queuedVideo().id();
        fail(unclaimed);
        VideoId claimed = fixture.queuedVideo().id();
        submits().claim(claimed, 1, TARGET, NOW);
        fail(claimed);

        assertUnchangedBy(late, unclaimed);
        assertUnchangedBy(late, claimed);
    }

    @ParameterizedTest
    @MethodSource("writes")
    void aCompletedVideoStaysAsItIs(Write late) {
        VideoId id = fixture.queuedVideo().id();
        fixture.complete(id, stored(id), NOW.minusSeconds(60));

        assertUnchangedBy(late, id);
    }

    @ParameterizedTest
    @MethodSource("writesOfSubmit")
    void aVideoWithAJobKeepsIt(Write late) {
        VideoId unclaimed = fixture.queuedVideo().id();
        submit(unclaimed);
        VideoId claimed = fixture.queuedVideo().id();
        submits().claim(claimed, 1, TARGET, NOW);
        submit(claimed);

        assertUnchangedBy(late, unclaimed);
        assertUnchangedBy(late, claimed);
    }

    @ParameterizedTest
    @MethodSource("writes")
    void nothingIsWrittenOfAVideoThatIsGone(Write late) {
        VideoId id = fixture.queuedVideo().id();
        fixture.catalog().delete(id);

        assertUnchangedBy(late, id);
        fixture.unsettled().settle(id);
        assertThat(fixture.itemOf(id.value())).isEmpty();
    }

    @Test
    void aSubmitIsClaimedUnderTheNextNumberOnly() {
        VideoId id = fixture.queuedVideo().id();

        assertThat(submits().claim(id, 2, TARGET, NOW)).isFalse();
        assertThat(submits().claim(id, 1, TARGET, NOW)).isTrue();
    }

    @Test
    void forgetsWhatAFailedVideoWaitedFor() {
        VideoId id = fixture.queuedVideo().id();
        submits().recordHold(id, new Hold("rate_limited", "Wait.", NOW, NOW.plusSeconds(20)));

        fail(id);

        assertThat(fixture.itemOf(id.value()))
                .doesNotContainKeys("hold_reason", "hold_message", "held_since", "held_until");
    }

    @Test
    void adoptsNoJobForAVideoThatIsThere() {
        Video video = fixture.queuedVideo();
        AdoptedVideos adopted =
                new AdoptedVideos(fixture.dynamoDb(), fixture.environment().get("VIDEOS_TABLE"));
        Map<String, AttributeValue> before = fixture.itemOf(video.id().value());

        assertThatThrownBy(() -> adopted.create(video, new Job("job-a", "openai", NOW)))
                .hasMessageContaining(video.id().value());

        assertThat(fixture.itemOf(video.id().value())).isEqualTo(before);
    }

    private static void assertUnchangedBy(Write late, VideoId id) {
        Map<String, AttributeValue> before = fixture.itemOf(id.value());

        late.write().accept(id);

        assertThat(fixture.itemOf(id.value())).isEqualTo(before);
    }

    private static SubmitRecords submits() {
        return fixture.catalog().submits();
    }

    private static void fail(VideoId id) {
        fixture.unsettled()
                .fail(
                        id,
                        new Failure(FailureCode.EXECUTION_STOPPED, "Stopped.").recorded(),
                        NOW.minusSeconds(60));
    }

    private static void submit(VideoId id) {
        fixture.catalog().recordJob(id, new Job("job-" + id, "openai", NOW.minusSeconds(60)));
    }

    private static void complete(VideoId id, @Nullable Duration length, @Nullable VideoSize size) {
        StoredVideo plain = stored(id);
        fixture.catalog()
                .recordCompleted(
                        id,
                        new StoredVideo(
                                plain.objectKey(),
                                plain.bytes(),
                                plain.sha256(),
                                plain.format(),
                                length,
                                size),
                        NOW);
    }

    private static StoredVideo stored(VideoId id) {
        return new StoredVideo(
                "videos/o/" + id + ".mp4", 9, "0".repeat(64), VideoFormat.MP4, null, null);
    }
}
