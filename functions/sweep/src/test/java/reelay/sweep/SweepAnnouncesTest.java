package reelay.sweep;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import reelay.local.aws.eventbridge.PublishedEvent;
import reelay.video.StoredVideo;
import reelay.video.VideoFormat;
import reelay.video.VideoId;
import reelay.video.VideoStatus;

/** The events that were never sent. */
class SweepAnnouncesTest extends SweepUnderTest {

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
}
