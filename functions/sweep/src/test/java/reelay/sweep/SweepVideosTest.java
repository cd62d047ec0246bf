package reelay.sweep;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import reelay.catalog.CatalogFixture;
import reelay.catalog.bucket.ObjectKeys;
import reelay.local.aws.asl.run.Execution;
import reelay.local.aws.eventbridge.PublishedEvent;
import reelay.video.Hold;
import reelay.video.Job;
import reelay.video.Video;
import reelay.video.VideoFormat;
import reelay.video.VideoId;

/** What a sweep starts and closes, and what it leaves alone. */
class SweepVideosTest extends SweepUnderTest {

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
        String key = ObjectKeys.videoKey(video.owner(), video.id(), VideoFormat.MP4);
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
}
