package reelay.sweep;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import reelay.aws.AwsClients;
import reelay.catalog.CatalogFixture;
import reelay.catalog.LoggedMetrics;
import reelay.catalog.UnsettledVideos;
import reelay.catalog.VideoBucket;
import reelay.local.aws.asl.run.AslInterpreter;
import reelay.local.aws.asl.run.Execution;
import reelay.local.aws.asl.task.TaskRunner;
import reelay.local.aws.asl.task.TaskRunners;
import reelay.local.aws.asl.time.VirtualTimers;
import reelay.local.aws.eventbridge.EventBridgeEmulator;
import reelay.local.aws.eventbridge.PublishedEvent;
import reelay.local.aws.stepfunctions.StepFunctionsEmulator;
import reelay.video.Hold;
import reelay.video.Job;
import reelay.video.RecordedFailure;
import reelay.video.StoredVideo;
import reelay.video.Video;
import reelay.video.VideoFormat;
import reelay.video.VideoId;
import reelay.video.VideoState;
import reelay.video.VideoStatus;
import reelay.video.environment.Environment;
import reelay.video.metric.Metrics;
import reelay.workflow.EventBus;
import reelay.workflow.VideoExecutions;

class SweepVideosTest {

    private static final String WAITS =
            """
            {"QueryLanguage":"JSONata","StartAt":"Wait",
             "States":{"Wait":{"Type":"Wait","Seconds":86400,"End":true}}}\
            """;

    private static final String CANNOT_RECORD =
            """
            {"QueryLanguage":"JSONata","StartAt":"Unrecorded","States":{"Unrecorded":{"Type":"Fail",
             "Error":"Unrecorded","Cause":"{% $string({'code':'moderation_blocked','message':'no'}) %}"}}}\
            """;

    private static final String BREAKS =
            """
            {"QueryLanguage":"JSONata","StartAt":"Odd","States":{"Odd":{"Type":"Fail",
             "Error":"States.Runtime","Cause":"a bug"}}}\
            """;

    private static final TaskRunner NOBODY =
            call -> {
                throw new IllegalStateException("no task is expected: " + call);
            };

    private static CatalogFixture fixture;

    private final VirtualTimers time = new VirtualTimers(Instant.now().plus(Duration.ofHours(1)));
    private StepFunctionsEmulator stepFunctions;
    private EventBridgeEmulator events;

    @BeforeAll
    static void startCatalog() {
        fixture = CatalogFixture.start();
    }

    @AfterAll
    static void stopCatalog() {
        fixture.close();
    }

    @BeforeEach
    void start() {
        stepFunctions =
                StepFunctionsEmulator.start(
                        0,
                        new AslInterpreter(
                                time,
                                RandomGenerator.getDefault(),
                                time.tracked(Executors.newVirtualThreadPerTaskExecutor()),
                                new TaskRunners(NOBODY, NOBODY, NOBODY)),
                        100);
        events = EventBridgeEmulator.start(0, Optional.empty(), InstantSource.system());
    }

    /** What one test leaves open would be another's to sweep. */
    @AfterEach
    void settleAll() {
        UnsettledVideos videos = fixture.unsettled();
        videos.forEach(
                video ->
                        VideoId.parse(video.id())
                                .ifPresent(
                                        id -> {
                                            videos.fail(
                                                    id,
                                                    new RecordedFailure("over", "over"),
                                                    Instant.now());
                                            videos.settle(id);
                                        }));
        stepFunctions.close();
        events.close();
    }

    @Test
    void startsAVideoThatHasNoExecution() {
        VideoId id = fixture.queuedVideo().id();

        assertThat(sweep(WAITS)).isEqualTo(new SweepReport(1, 0, 0, 0, true));

        assertThat(stepFunctions.executions()).extracting(Execution::name).contains(id.value());
        assertThat(stepFunctions.executions().getFirst().input().path("video_id").asText())
                .isEqualTo(id.value());
    }

    @Test
    void leavesAVideoAloneWhoseRequestMayStillBeAnswered() {
        fixture.catalog().create(CatalogFixture.video("alice", time.now().minusSeconds(30)));

        assertThat(sweep(WAITS)).isEqualTo(new SweepReport(0, 0, 0, 0, true));
    }

    @Test
    void leavesAVideoAloneThatIsBeingWorkedOn() {
        VideoId id = fixture.queuedVideo().id();
        execution(WAITS, id);

        assertThat(sweep(WAITS)).isEqualTo(new SweepReport(0, 0, 0, 0, true));
    }

    @Test
    void closesAVideoWhoseExecutionWasStoppedByHand() {
        VideoId id = fixture.queuedVideo().id();
        execution(WAITS, id).stop("Stopped", "by hand");
        time.advanceBy(Duration.ofMinutes(3));

        assertThat(sweep(WAITS)).isEqualTo(new SweepReport(0, 1, 1, 0, true));

        assertThat(failureOf(id)).isEqualTo("execution_stopped");
        assertThat(events.events())
                .extracting(PublishedEvent::detailType)
                .containsExactly("Video Failed");
        assertThat(sweep(WAITS)).isEqualTo(new SweepReport(0, 0, 0, 0, true));
    }

    @Test
    void givesAStepThatOutlivesItsExecutionTimeToFinish() {
        VideoId id = fixture.queuedVideo().id();
        execution(WAITS, id).stop("Stopped", "by hand");
        time.advanceBy(Duration.ofSeconds(90));

        assertThat(sweep(WAITS)).isEqualTo(new SweepReport(0, 0, 0, 0, true));
    }

    @Test
    void removesWhatAStoreLeftBehindOnceNoStoreCanStillBeAtWork() {
        Video video = fixture.queuedVideo();
        fixture.catalog().recordJob(video.id(), new Job("job-" + video.id(), "p", time.now()));
        String key = VideoBucket.videoKey(video.owner(), video.id(), VideoFormat.MP4);
        fixture.bucket().putReference(key, "video/mp4", new byte[] {1});
        execution(WAITS, video.id()).stop("Stopped", "by hand");

        time.advanceBy(Duration.ofMinutes(15));
        assertThat(sweep(WAITS)).isEqualTo(new SweepReport(0, 0, 0, 0, true));
        assertThat(fixture.bucket().open(key)).isPresent();

        time.advanceBy(Duration.ofMinutes(2));
        assertThat(sweep(WAITS)).isEqualTo(new SweepReport(0, 1, 1, 0, true));
        assertThat(failureOf(video.id())).isEqualTo("execution_stopped");
        assertThat(fixture.bucket().open(key)).isEmpty();
    }

    @Test
    void recordsTheFailureThatTheExecutionCouldNotRecord() {
        VideoId id = fixture.queuedVideo().id();
        execution(CANNOT_RECORD, id);
        time.advanceBy(Duration.ofMinutes(3));

        sweep(CANNOT_RECORD);

        assertThat(failureOf(id)).isEqualTo("moderation_blocked");
    }

    @Test
    void saysHowAnExecutionBrokeOff() {
        VideoId id = fixture.queuedVideo().id();
        execution(BREAKS, id);
        time.advanceBy(Duration.ofMinutes(3));

        sweep(BREAKS);

        assertThat(failureOf(id)).isEqualTo("execution_failed");
        assertThat(failed(id).message()).contains("States.Runtime");
    }

    @Test
    void announcesACompletedVideoWhoseEventWasNeverSent() {
        VideoId id = fixture.queuedVideo().id();
        fixture.complete(
                id,
                new StoredVideo("videos/a/b.mp4", 7, "d", VideoFormat.MP4, null, null),
                time.now());
        execution(WAITS, id).stop("Stopped", "by hand");

        assertThat(sweep(WAITS)).isEqualTo(new SweepReport(0, 0, 1, 0, true));

        PublishedEvent event = events.events().getFirst();
        assertThat(event.detailType()).isEqualTo("Video Completed");
        assertThat(event.detail().path("video_id").asText()).isEqualTo(id.value());
        assertThat(event.detail().path("object_key").asText()).isEqualTo("videos/a/b.mp4");
        assertThat(event.detail().path("bytes").asInt()).isEqualTo(7);
        assertThat(video(id).status()).isEqualTo(VideoStatus.COMPLETED);
    }

    @Test
    void announcesAFinalVideoOfWhichNoExecutionIsKnownAnyMore() {
        VideoId id = fixture.queuedVideo().id();
        fixture.complete(
                id,
                new StoredVideo("videos/a/b.mp4", 7, "d", VideoFormat.MP4, null, null),
                time.now());

        assertThat(sweep(WAITS)).isEqualTo(new SweepReport(0, 0, 1, 0, true));

        assertThat(events.events())
                .extracting(PublishedEvent::detailType)
                .containsExactly("Video Completed");
        assertThat(stepFunctions.executions()).isEmpty();
        assertThat(sweep(WAITS)).isEqualTo(new SweepReport(0, 0, 0, 0, true));
    }

    @Test
    void announcesAgainWhatTheBusDidNotTake() throws IOException {
        VideoId id = fixture.queuedVideo().id();
        execution(WAITS, id).stop("Stopped", "by hand");
        time.advanceBy(Duration.ofMinutes(3));

        try (BusThatTakesNothing bus = BusThatTakesNothing.start()) {
            assertThat(step(WAITS, bus.address()).sweep(time.now().plus(Duration.ofMinutes(4))))
                    .isEqualTo(new SweepReport(0, 1, 0, 1, true));
        }
        assertThat(failureOf(id)).isEqualTo("execution_stopped");

        assertThat(sweep(WAITS)).isEqualTo(new SweepReport(0, 0, 1, 0, true));
        assertThat(events.events())
                .extracting(PublishedEvent::detailType)
                .containsExactly("Video Failed");
    }

    @Test
    void doesNotTakeAnOpenVideoOffTheList() {
        VideoId id = fixture.queuedVideo().id();

        assertThat(fixture.unsettled().settle(id)).isFalse();

        assertThat(sweep(WAITS)).isEqualTo(new SweepReport(1, 0, 0, 0, true));
    }

    @Test
    void leavesNoHoldOnAVideoItCloses() {
        VideoId id = fixture.queuedVideo().id();
        fixture.catalog()
                .submits()
                .recordHold(
                        id,
                        new Hold("access_requested", "It was requested.", time.now(), time.now()));
        execution(WAITS, id).stop("Stopped", "by hand");
        time.advanceBy(Duration.ofMinutes(3));

        sweep(WAITS);

        assertThat(failureOf(id)).isEqualTo("execution_stopped");
        assertThat(video(id).waiting()).isEmpty();
    }

    @Test
    void showsTheWordOfAnotherVersionAsItIs() {
        VideoId id = fixture.queuedVideo().id();
        String older = CANNOT_RECORD.replace("moderation_blocked", "of_another_version");
        execution(older, id);
        time.advanceBy(Duration.ofMinutes(3));

        sweep(older);

        assertThat(failureOf(id)).isEqualTo("of_another_version");
    }

    @Test
    void goesOnAfterAnItemNobodyCanRead() {
        fixture.putPoison("a poison item");
        VideoId id = fixture.queuedVideo().id();

        SweepReport report = sweep(WAITS);

        fixture.remove("a poison item");
        assertThat(report).isEqualTo(new SweepReport(1, 0, 0, 1, true));
        assertThat(stepFunctions.executions()).extracting(Execution::name).contains(id.value());
    }

    @Test
    void neitherStartsNorAnnouncesWhatNobodyCanRead() {
        VideoId odd = fixture.queuedVideo().id();
        fixture.spoil(odd);
        VideoId id = fixture.queuedVideo().id();

        SweepReport report = sweep(WAITS);

        fixture.remove(odd.value());
        assertThat(report).isEqualTo(new SweepReport(1, 0, 0, 1, true));
        assertThat(stepFunctions.executions()).extracting(Execution::name).containsOnly(id.value());
        assertThat(events.events()).isEmpty();
    }

    @Test
    void leavesTheRestToTheNextSweepWhenTimeIsShort() {
        fixture.queuedVideo();

        assertThat(step(WAITS).sweep(time.now().plusSeconds(10)))
                .isEqualTo(new SweepReport(0, 0, 0, 0, false));
    }

    @Test
    void countsWhatIsOpenAndHowLongTheOldestHasBeen() {
        fixture.catalog().create(CatalogFixture.video("alice", time.now().minusSeconds(30)));
        fixture.catalog().create(CatalogFixture.video("alice", time.now().minusSeconds(10)));

        try (LoggedMetrics metrics = new LoggedMetrics()) {
            sweep(WAITS);

            assertThat(metrics.lines())
                    .singleElement()
                    .asString()
                    .contains("\"OpenVideos\":2", "\"OldestOpenVideo\":30", "\"Troubled\":0");
        }
    }

    @Test
    void countsWhatItCloses() {
        VideoId id = fixture.queuedVideo().id();
        execution(WAITS, id).stop("Stopped", "by hand");
        time.advanceBy(Duration.ofMinutes(3));

        try (LoggedMetrics metrics = new LoggedMetrics()) {
            sweep(WAITS);

            assertThat(metrics.lines())
                    .anySatisfy(
                            line ->
                                    assertThat(line)
                                            .contains(
                                                    id.value(),
                                                    "\"Failed\":1",
                                                    "execution_stopped"));
        }
    }

    private static Video video(VideoId id) {
        return fixture.catalog().find(id).orElseThrow();
    }

    private static String failureOf(VideoId id) {
        return failed(id).code();
    }

    private static RecordedFailure failed(VideoId id) {
        return ((VideoState.Failed) video(id).state()).failure();
    }

    private Execution execution(String definition, VideoId id) {
        JsonNode input = JsonNodeFactory.instance.objectNode().put("video_id", id.value());
        Execution execution = stepFunctions.startExecution(machine(definition), id.value(), input);
        time.advanceBy(Duration.ofSeconds(1));
        return execution;
    }

    private String machine(String definition) {
        return stepFunctions.register("videos", definition, "arn:aws:iam::000000000000:role/r");
    }

    private SweepReport sweep(String definition) {
        return step(definition).sweep(time.now().plus(Duration.ofMinutes(4)));
    }

    private SweepVideos step(String definition) {
        return step(definition, events.address());
    }

    private SweepVideos step(String definition, URI bus) {
        Map<String, String> variables = fixture.environment();
        variables.put("AWS_ENDPOINT_URL_SFN", text(stepFunctions.address()));
        variables.put("AWS_ENDPOINT_URL_EVENTBRIDGE", text(bus));
        AwsClients aws = AwsClients.from(new Environment(variables));
        return new SweepVideos(
                fixture.unsettled(),
                fixture.bucket(),
                VideoExecutions.of(aws, machine(definition)),
                new Announcements(EventBus.of(aws, "default")),
                new Metrics("Reelay/test", time::now),
                time::now);
    }

    private static String text(URI address) {
        return address.toString();
    }
}
