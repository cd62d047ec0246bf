package reelay.poll;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import reelay.aws.ItemValues;
import reelay.catalog.AdoptedVideos;
import reelay.catalog.CatalogFixture;
import reelay.catalog.LoggedMetrics;
import reelay.provider.LookAnswer;
import reelay.provider.ProviderCallbacks;
import reelay.provider.ProviderError;
import reelay.provider.ProviderErrorKind;
import reelay.provider.UnaskedProvider;
import reelay.provider.VideoProviders;
import reelay.provider.job.JobState;
import reelay.provider.job.JobView;
import reelay.provider.target.Target;
import reelay.video.Failure;
import reelay.video.FailureCode;
import reelay.video.Job;
import reelay.video.ResultLink;
import reelay.video.StoredVideo;
import reelay.video.Video;
import reelay.video.VideoFormat;
import reelay.video.VideoId;
import reelay.video.VideoStatus;
import reelay.video.step.Pace;
import reelay.video.step.PollOutcome;
import reelay.video.step.StepInput;

/** How long a poll waits for whom, what it writes down, and whom it asks. */
class PollVideoTest extends PollUnderTest {

    @Test
    void waitsWhileTheJobRuns() {
        VideoId id = submitted();

        assertThat(poll(id, seen(JobState.RUNNING, "processing", OptionalInt.of(75))))
                .isEqualTo(
                        new PollOutcome.Running(
                                Duration.ofSeconds(10), "its status was 'processing'"));

        assertThat(now(id).progress()).isEqualTo(75);
        assertThat(fixture.itemOf(id.value()))
                .containsEntry("provider_status", ItemValues.text("processing"))
                .containsEntry("polled_at", ItemValues.time(now));
    }

    @Test
    void waitsAMinuteForAProviderThatCallsBackWhereItWasToldWhereTo() {
        LookAnswer soonDone = seen(JobState.RUNNING, "processing", OptionalInt.of(75));
        var told = new ProviderCallbacks(Optional.of(URI.create("https://api.example.com")));

        assertThat(poll(submitted(), new Calling(soonDone), told))
                .isEqualTo(
                        new PollOutcome.Running(
                                Duration.ofMinutes(1), "its status was 'processing'"));
        assertThat(poll(submitted(), new Calling(soonDone), ProviderCallbacks.NONE))
                .isEqualTo(poll(submitted(), new OneAnswer(soonDone), told))
                .extracting("waitSeconds")
                .isEqualTo(Duration.ofSeconds(10));
    }

    @Test
    void keepsTheProgressWhenTheProviderTellsNone() {
        VideoId id = submitted();
        poll(id, seen(JobState.RUNNING, "running", OptionalInt.of(40)));

        poll(id, seen(JobState.RUNNING, "running", OptionalInt.empty()));

        assertThat(now(id).progress()).isEqualTo(40);
    }

    @Test
    void looksAtAJobThatWasAdopted() {
        Video video = CatalogFixture.video("alice", SUBMITTED);
        new AdoptedVideos(fixture.dynamoDb(), fixture.environment().get("VIDEOS_TABLE"))
                .create(video, new Job("adopted-" + video.id(), "scripted", SUBMITTED));

        assertThat(poll(video.id(), seen(JobState.COMPLETED, "done", OptionalInt.of(100))))
                .isInstanceOf(PollOutcome.Finished.class);
    }

    @Test
    void saysWhenTheJobIsFinishedButNotThatTheVideoIs() {
        VideoId id = submitted();

        assertThat(poll(id, seen(JobState.COMPLETED, "done", OptionalInt.of(100))))
                .isEqualTo(new PollOutcome.Finished());
        assertThat(now(id).progress()).isEqualTo(99);
        assertThat(now(id).status().terminal()).isFalse();
    }

    @Test
    void keepsWhatTheProviderSaysThatItCost() {
        VideoId id = submitted();

        poll(id, costing("1.60"));

        assertThat(now(id).acceptedJob().flatMap(Job::cost)).contains(new BigDecimal("1.60"));
    }

    /** Of two polls at once the one with the older answer has nothing new to say. */
    @Test
    void writesNoCostThatItHadReadBefore() {
        VideoId id = submitted();
        poll(id, costing("1.60"));

        poll(
                id,
                new OneAnswer(costing("1.60")) {
                    @Override
                    public LookAnswer look(String jobId) {
                        catalog.polls().recordCost(id, new BigDecimal("1.75"));
                        return super.look(jobId);
                    }
                });

        assertThat(now(id).acceptedJob().flatMap(Job::cost)).contains(new BigDecimal("1.75"));
    }

    @Test
    void countsEachLookAndEachFailure() {
        VideoId id = submitted();
        Failure said = new Failure(FailureCode.GENERATION_FAILED, "The heron fell over.");

        try (LoggedMetrics metrics = new LoggedMetrics()) {
            step(new OneAnswer(failed(said))).answer(new StepInput(id));

            assertThat(metrics.lines())
                    .satisfiesExactly(
                            looked -> assertThat(looked).contains(id.value(), "\"Polls\":1"),
                            failed ->
                                    assertThat(failed)
                                            .contains(
                                                    id.value(),
                                                    "\"Failed\":1",
                                                    "generation_failed"));
        }
    }

    @Test
    void asksNobodyForAJobThatWasFinishedWhenItWasSubmitted() {
        VideoId id = fixture.queuedVideo().id();
        ResultLink link = new ResultLink(URI.create("https://cdn.test/v.mp4"));
        catalog.recordJob(id, new Job(Job.unnamed(id), "scripted", SUBMITTED, Optional.of(link)));

        PollVideo step =
                new PollVideo(
                        catalog,
                        VideoProviders.only(new UnaskedProvider() {}),
                        Pace.ofPolls(() -> 0L),
                        ProviderCallbacks.NONE,
                        METRICS,
                        () -> now);

        assertThat(step.poll(new StepInput(id))).isEqualTo(new PollOutcome.Finished());
    }

    @Test
    void waitsAsLongAsAProviderInTroubleAsks() {
        ProviderError busy =
                error(ProviderErrorKind.RATE_LIMITED, Optional.of(Duration.ofSeconds(17)));

        assertThat(poll(submitted(), new LookAnswer.Unavailable(busy)))
                .isEqualTo(
                        new PollOutcome.Running(
                                Duration.ofSeconds(17), "it answered 404 (rate_limited)"));
    }

    @Test
    void doesNothingForAVideoThatIsFinalOrGone() {
        VideoId completed = submitted();
        catalog.recordCompleted(
                completed, new StoredVideo("k", 1, "d", VideoFormat.MP4, null, null), now);

        assertThat(poll(completed, lost())).isEqualTo(new PollOutcome.AlreadyFinal());
        assertThat(poll(VideoId.random(new SplittableRandom(1)), lost()))
                .isEqualTo(new PollOutcome.AlreadyFinal());
    }

    @ParameterizedTest
    @MethodSource("answers")
    void isFinalWhenTheVideoWasDeletedWhileTheProviderAnswered(LookAnswer answer) {
        VideoId id = submitted();
        OneAnswer provider =
                new OneAnswer(answer) {
                    @Override
                    public LookAnswer look(String jobId) {
                        catalog.delete(id);
                        return super.look(jobId);
                    }
                };

        assertThat(poll(id, provider)).isEqualTo(new PollOutcome.AlreadyFinal());
        assertThat(fixture.itemOf(id.value())).isEmpty();
    }

    @Test
    void refusesAVideoThatWasNeverSubmitted() {
        VideoId id = fixture.queuedVideo().id();

        assertThatThrownBy(() -> poll(id, lost()))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContainingAll(id.value(), "no job");
    }

    @Test
    void waitsForAJobWhoseProviderTheDeploymentNamesNoMore() {
        VideoId id = submitted();
        VideoProviders others =
                new VideoProviders(
                        _ -> Optional.empty(),
                        model -> List.of(new Target(OneAnswer.ANOTHER, model, Optional.empty())),
                        new UnaskedProvider() {});

        PollOutcome outcome =
                new PollVideo(
                                catalog,
                                others,
                                Pace.ofPolls(() -> 0L),
                                ProviderCallbacks.NONE,
                                METRICS,
                                () -> now)
                        .poll(new StepInput(id));

        assertThat(outcome)
                .isInstanceOfSatisfying(
                        PollOutcome.Running.class,
                        running ->
                                assertThat(running.seen())
                                        .contains("names no scripted any more", "put it back"));
        assertThat(now(id).status()).isEqualTo(VideoStatus.IN_PROGRESS);
    }

    @Test
    void asksWhoHasTheJobWhateverMakesItsModelByNow() {
        VideoId id = submitted();
        VideoProviders mappedAnew =
                new VideoProviders(
                        kind ->
                                Optional.of(
                                        kind.equals("scripted")
                                                ? new OneAnswer(
                                                        seen(
                                                                JobState.RUNNING,
                                                                "running",
                                                                OptionalInt.of(5)))
                                                : new UnaskedProvider() {}),
                        model -> List.of(new Target(OneAnswer.ANOTHER, model, Optional.empty())),
                        new UnaskedProvider() {});

        new PollVideo(
                        catalog,
                        mappedAnew,
                        Pace.ofPolls(() -> 0L),
                        ProviderCallbacks.NONE,
                        METRICS,
                        () -> now)
                .poll(new StepInput(id));

        assertThat(now(id).progress()).isEqualTo(5);
    }

    private static LookAnswer costing(String dollars) {
        return new LookAnswer.Seen(
                new JobView(
                        "job",
                        JobState.COMPLETED,
                        "done",
                        OptionalInt.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.of(new BigDecimal(dollars))));
    }

    static Stream<LookAnswer> answers() {
        return Stream.of(
                seen(JobState.RUNNING, "running", OptionalInt.of(50)),
                seen(JobState.COMPLETED, "completed", OptionalInt.empty()),
                seen(JobState.FAILED, "failed", OptionalInt.empty()),
                seen(JobState.GONE, "deleted", OptionalInt.empty()),
                lost());
    }
}
