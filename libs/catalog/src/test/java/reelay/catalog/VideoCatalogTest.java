package reelay.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import reelay.catalog.VideoCatalog.JobRecord;
import reelay.video.ExtraFields;
import reelay.video.Failure;
import reelay.video.FailureCode;
import reelay.video.Job;
import reelay.video.Operation;
import reelay.video.ResultLink;
import reelay.video.StoredVideo;
import reelay.video.Video;
import reelay.video.VideoFormat;
import reelay.video.VideoId;
import reelay.video.VideoRequest;
import reelay.video.VideoSize;
import reelay.video.VideoState;
import reelay.video.VideoStatus;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ResourceNotFoundException;

class VideoCatalogTest {

    private static final Instant NOW = Instant.ofEpochSecond(1_790_000_000);
    private static final StoredVideo STORED =
            new StoredVideo(
                    "videos/a/b.mp4",
                    7,
                    "ab".repeat(32),
                    VideoFormat.MP4,
                    Duration.ofMillis(4020),
                    new VideoSize(720, 1280));

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
    void givesBackWhatWasWritten() {
        Video video = CatalogFixture.video("alice", NOW);

        assertThat(catalog.create(video)).isTrue();
        assertThat(catalog.find(video.id())).contains(video);
    }

    @ParameterizedTest
    @MethodSource("operations")
    void givesBackHowAVideoIsMade(Operation operation) {
        Video plain = CatalogFixture.video("alice", NOW);
        VideoRequest request = plain.request();
        Video video =
                Video.queued(
                        plain.id(),
                        "alice",
                        new VideoRequest(
                                request.model(),
                                request.prompt(),
                                request.seconds(),
                                request.size(),
                                operation),
                        "hash",
                        Optional.empty(),
                        NOW,
                        Optional.empty());
        catalog.create(video);

        assertThat(catalog.find(video.id())).contains(video);
    }

    static Stream<Operation> operations() {
        VideoId source = VideoId.random(new SplittableRandom(1));
        return Stream.of(
                new Operation.Create(new ExtraFields("{\"seed\":7}")),
                new Operation.Remix(source),
                new Operation.Edit(source),
                new Operation.Extension(source, 4));
    }

    @Test
    void takesAnItemWithoutAnOperationForACreate() {
        Video video = fixture.queuedVideo();
        fixture.dynamoDb()
                .updateItem(
                        update ->
                                update.tableName(fixture.environment().get("VIDEOS_TABLE"))
                                        .key(Map.of("id", AttributeValue.fromS(video.id().value())))
                                        .updateExpression("REMOVE operation"));

        assertThat(now(video.id()).request()).isEqualTo(video.request());
    }

    @Test
    void writesAnIdOnceOnly() {
        Video video = fixture.queuedVideo();

        assertThat(catalog.create(video)).isFalse();
    }

    @Test
    void knowsNothingOfOtherIds() {
        assertThat(catalog.find(VideoId.random(new SplittableRandom(2)))).isEmpty();
    }

    @Test
    void saysThatAMessageCouldNotBeKeptOnlyToAStepThatCanBeTakenAgain() {
        VideoId id = fixture.queuedVideo().id();
        Failure busy = new Failure(FailureCode.PROVIDER_BUSY, "It said last: slower.");
        var away = new VideoCatalog(fixture.dynamoDb(), "a-table-that-is-not-there");

        assertThatThrownBy(() -> away.keepMessage(id, busy))
                .isInstanceOf(ResourceNotFoundException.class);
        assertThat(away.keepMessageIfPossible(id, busy)).isEqualTo(busy.inGeneral());
    }

    @Test
    void keepsTheMessageOfAFailureForWhoeverRecordsIt() {
        VideoId id = fixture.queuedVideo().id();
        VideoId other = fixture.queuedVideo().id();
        Failure busy = new Failure(FailureCode.PROVIDER_BUSY, "It said last: slower.");
        var unsettled =
                new UnsettledVideos(fixture.dynamoDb(), fixture.environment().get("VIDEOS_TABLE"));

        assertThat(catalog.keepMessage(id, busy)).isEqualTo(busy.inGeneral());
        catalog.keepMessage(other, busy);
        unsettled.fail(id, busy.inGeneral().recorded(), NOW);
        unsettled.fail(
                other, new Failure(FailureCode.EXECUTION_STOPPED, "Stopped.").recorded(), NOW);

        assertThat(fixture.itemOf(id.value()).get("error_message").s())
                .isEqualTo("It said last: slower.");
        assertThat(fixture.itemOf(other.value()).get("error_message").s()).isEqualTo("Stopped.");
        unsettled.settle(id);
        assertThat(fixture.itemOf(id.value())).doesNotContainKey("failure_messages");
    }

    @Test
    void givesAJobWithTheLongestIdToOneVideoOnly() {
        VideoId first = fixture.queuedVideo().id();
        Job job = new Job("\u4e00".repeat(1_024), "openai", NOW);

        assertThat(catalog.recordJob(first, job)).isEqualTo(JobRecord.RECORDED);
        assertThat(catalog.recordJob(fixture.queuedVideo().id(), job))
                .isEqualTo(JobRecord.JOB_TAKEN);
        assertThat(catalog.videoOfJob("openai", job.id())).contains(first);
        assertThat(catalog.find(first).orElseThrow().acceptedJob().orElseThrow().id())
                .isEqualTo(job.id());
    }

    @Test
    void keepsWhereAFinishedJobHasItsVideoUntilTheVideoIsStored() {
        VideoId id = fixture.queuedVideo().id();
        ResultLink link = new ResultLink(URI.create("https://cdn.test/v.mp4?signature=s"));
        Job job = new Job(Job.unnamed(id), "openai", NOW, Optional.of(link));

        assertThat(catalog.recordJob(id, job)).isEqualTo(JobRecord.RECORDED);

        assertThat(catalog.find(id).orElseThrow().acceptedJob()).contains(job);
        assertThat(job.toString()).doesNotContain("cdn.test");
        catalog.recordCompleted(id, STORED, NOW);
        assertThat(fixture.itemOf(id.value()))
                .containsKey("job_id")
                .doesNotContainKey("result_link");
    }

    @Test
    void givesAJobToOneVideoOnly() {
        VideoId first = fixture.queuedVideo().id();
        VideoId second = fixture.queuedVideo().id();
        Job job = new Job("job-" + first, "openai", NOW);

        assertThat(catalog.recordJob(first, job)).isEqualTo(JobRecord.RECORDED);
        assertThat(catalog.recordJob(second, job)).isEqualTo(JobRecord.JOB_TAKEN);
        assertThat(catalog.videoOfJob("openai", job.id())).contains(first);
        assertThat(catalog.videoOfJob("openai", "job-of-nobody")).isEmpty();
        assertThat(catalog.videoOfJob("another", job.id())).isEmpty();
        assertThat(now(first).acceptedJob()).contains(job);
        assertThat(now(first).status()).isEqualTo(VideoStatus.IN_PROGRESS);
        assertThat(now(second).acceptedJob()).isEmpty();
    }

    @Test
    void reservesAJobForLongerThanProvidersListIt() {
        VideoId id = fixture.queuedVideo().id();
        catalog.recordJob(id, new Job("job-" + id, "openai", NOW));

        assertThat(fixture.itemOf("job:openai:job-" + id).get("expires_at").n())
                .isEqualTo(Long.toString(NOW.plus(Duration.ofDays(400)).getEpochSecond()));
    }

    @Test
    void givesAVideoOneJobOnly() {
        VideoId id = fixture.queuedVideo().id();
        Job first = new Job("first-" + id, "openai", NOW);
        Job second = new Job("second-" + id, "openai", NOW);

        assertThat(catalog.recordJob(id, first)).isEqualTo(JobRecord.RECORDED);
        assertThat(catalog.recordJob(id, second)).isEqualTo(JobRecord.VIDEO_CLOSED);
        assertThat(catalog.videoOfJob("openai", second.id())).isEmpty();
        assertThat(now(id).acceptedJob()).contains(first);
    }

    @Test
    void reservesAJobForAClosedVideoUnlessAnotherHasIt() {
        VideoId closed = fixture.queuedVideo().id();
        VideoId other = fixture.queuedVideo().id();
        Job job = new Job("job-" + closed, "openai", NOW);
        catalog.delete(closed);

        catalog.reserveJob(closed, job);
        assertThat(catalog.recordJob(other, job)).isEqualTo(JobRecord.JOB_TAKEN);

        catalog.reserveJob(other, job);
        assertThat(catalog.videoOfJob("openai", job.id())).contains(closed);
    }

    @Test
    void removesWhatCannotBeReadForItsOwnerAlone() {
        Video video = fixture.queuedVideo();
        fixture.spoil(video.id());

        assertThat(catalog.deleteUnreadable(video.id(), "somebody-else")).isFalse();
        assertThat(fixture.itemOf(video.id().value())).isNotEmpty();
        assertThat(catalog.deleteUnreadable(video.id(), video.owner())).isTrue();
        assertThat(catalog.deleteUnreadable(video.id(), video.owner())).isFalse();
    }

    @Test
    void changesNothingOnceCompleted() {
        VideoId id = fixture.queuedVideo().id();
        Job job = new Job("job-" + id, "openai", NOW);
        catalog.recordJob(id, job);
        assertThat(catalog.recordCompleted(id, STORED, NOW)).isTrue();
        Video completed = now(id);

        assertThat(catalog.recordCompleted(id, STORED, NOW.plusSeconds(9))).isFalse();
        assertThat(catalog.polls().recordPoll(id, 100, "late", NOW)).isFalse();
        assertThat(catalog.submits().claim(id, 1, "openai/sora-2", NOW)).isFalse();
        assertThat(catalog.submits().release(id, 0)).isFalse();
        assertThat(catalog.recordJob(id, new Job("late-" + id, "openai", NOW)))
                .isEqualTo(JobRecord.VIDEO_CLOSED);

        assertThat(now(id)).isEqualTo(completed);
        assertThat(completed.state()).isEqualTo(new VideoState.Completed(job, STORED, NOW));
        assertThat(completed.status()).isEqualTo(VideoStatus.COMPLETED);
        assertThat(completed.progress()).isEqualTo(100);
    }

    @Test
    void writesNothingForAVideoThatIsGone() {
        VideoId id = fixture.queuedVideo().id();

        assertThat(catalog.delete(id)).isPresent();
        assertThat(catalog.delete(id)).isEmpty();
        assertThat(catalog.polls().recordPoll(id, 1, "late", NOW)).isFalse();
        assertThat(catalog.recordCompleted(id, STORED, NOW)).isFalse();
        assertThat(catalog.find(id)).isEmpty();
    }

    @Test
    void readsItemsWithAttributesOfLaterVersions() {
        Video video = fixture.queuedVideo();
        fixture.dynamoDb()
                .updateItem(
                        update ->
                                update.tableName(fixture.environment().get("VIDEOS_TABLE"))
                                        .key(Map.of("id", AttributeValue.fromS(video.id().value())))
                                        .updateExpression("SET later = :later")
                                        .expressionAttributeValues(
                                                Map.of(":later", AttributeValue.fromBool(true))));

        assertThat(now(video.id()).request()).isEqualTo(video.request());
    }

    private static Video now(VideoId id) {
        return catalog.find(id).orElseThrow();
    }
}
