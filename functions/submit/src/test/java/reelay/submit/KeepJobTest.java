package reelay.submit;

import static org.assertj.core.api.Assertions.assertThat;
import static reelay.submit.ScriptedProvider.accepted;

import java.net.URI;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import reelay.catalog.CatalogFixture;
import reelay.provider.SubmitAnswer;
import reelay.video.Job;
import reelay.video.Prompt;
import reelay.video.ResultLink;
import reelay.video.StoredVideo;
import reelay.video.Video;
import reelay.video.VideoFormat;
import reelay.video.VideoId;
import reelay.video.VideoRequest;
import reelay.video.step.SubmitOutcome;

/** The job that a submit made, when somebody else was quicker. */
class KeepJobTest extends SubmittedVideos {

    @Test
    void asksNobodyToDeleteAFinishedVideoWithoutAJob() {
        Video queued = CatalogFixture.video("alice", now);
        VideoId id = queued.id();
        VideoRequest alone =
                new VideoRequest(
                        queued.request().model(),
                        new Prompt("A prompt that no other test has"),
                        queued.request().seconds(),
                        queued.request().size());
        catalog.create(
                Video.queued(id, "alice", alone, "hash", Optional.empty(), now, Optional.empty()));
        provider.answersSubmit(
                        new SubmitAnswer.Finished(
                                Optional.empty(),
                                new ResultLink(URI.create("https://cdn.test/v.mp4"))))
                .meanwhile(() -> catalog.delete(id));

        assertThat(submit(id)).isInstanceOf(SubmitOutcome.AlreadyFinal.class);
        assertThat(provider.deleted).isEmpty();
    }

    @Test
    void neverSubmitsAgainOnceItWasAnsweredWithAJobEvenIfAnotherVideoHasIt() {
        VideoId id = fixture.queuedVideo().id();
        VideoId other = fixture.queuedVideo().id();
        provider.answersSubmit(accepted("job-" + id))
                .meanwhile(() -> catalog.recordJob(other, new Job("job-" + id, "scripted", now)));

        assertThat(submit(id))
                .isInstanceOfSatisfying(
                        SubmitOutcome.Refused.class,
                        refused ->
                                assertThat(refused.failure().code().word())
                                        .isEqualTo("submit_unclear"));
        assertThat(fixture.queuedState(id).submitStartedAt()).isPresent();
    }

    @Test
    void cancelsTheJobOfAVideoThatWasDeletedMeanwhile() {
        VideoId id = fixture.queuedVideo().id();
        provider.answersSubmit(accepted("job-" + id)).meanwhile(() -> catalog.delete(id));

        assertThat(submit(id)).isEqualTo(new SubmitOutcome.AlreadyFinal());
        assertThat(provider.deleted).containsExactly("job-" + id);
    }

    @Test
    void keepsTheJobThatTheVideoLivesOnWhenAnotherTryWroteItDownFirst() {
        VideoId id = fixture.queuedVideo().id();
        provider.answersSubmit(accepted("job-" + id))
                .meanwhile(() -> catalog.recordJob(id, new Job("job-" + id, "scripted", now)));

        assertThat(submit(id)).isInstanceOf(SubmitOutcome.Accepted.class);
        assertThat(provider.deleted).isEmpty();
    }

    @Test
    void cancelsItsJobWhenTheVideoGotAnotherMeanwhile() {
        VideoId id = fixture.queuedVideo().id();
        provider.answersSubmit(accepted("second-" + id))
                .meanwhile(() -> catalog.recordJob(id, new Job("first-" + id, "scripted", now)));

        assertThat(submit(id)).isInstanceOf(SubmitOutcome.Accepted.class);
        assertThat(provider.deleted).containsExactly("second-" + id);
        assertThat(now(id).acceptedJob()).map(Job::id).contains("first-" + id);
    }

    @Test
    void isFinalWhenTheVideoGotAnotherJobAndFinishedMeanwhile() {
        VideoId id = fixture.queuedVideo().id();
        StoredVideo stored = new StoredVideo("k", 1, "d", VideoFormat.MP4, null, null);
        provider.answersSubmit(accepted("second-" + id))
                .meanwhile(
                        () -> {
                            catalog.recordJob(id, new Job("first-" + id, "scripted", now));
                            catalog.recordCompleted(id, stored, now);
                        });

        assertThat(submit(id)).isEqualTo(new SubmitOutcome.AlreadyFinal());
        assertThat(provider.deleted).containsExactly("second-" + id);
    }
}
