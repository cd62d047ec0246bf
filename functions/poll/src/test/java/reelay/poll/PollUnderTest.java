package reelay.poll;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import reelay.catalog.CatalogFixture;
import reelay.catalog.VideoCatalog;
import reelay.provider.LookAnswer;
import reelay.provider.ProviderCallbacks;
import reelay.provider.ProviderError;
import reelay.provider.ProviderErrorKind;
import reelay.provider.UnaskedProvider;
import reelay.provider.VideoProviders;
import reelay.provider.job.JobState;
import reelay.provider.job.JobView;
import reelay.video.Failure;
import reelay.video.Job;
import reelay.video.Video;
import reelay.video.VideoId;
import reelay.video.metric.Metrics;
import reelay.video.step.Pace;
import reelay.video.step.PollOutcome;
import reelay.video.step.StepInput;

/** The poll step before a provider that says what the test wants. */
abstract class PollUnderTest {

    static final Instant SUBMITTED = Instant.ofEpochSecond(1_790_000_000);

    static final Metrics METRICS = new Metrics("Reelay/test", () -> SUBMITTED);

    static CatalogFixture fixture;

    static VideoCatalog catalog;

    Instant now = SUBMITTED.plusSeconds(30);

    @BeforeAll
    static void start() {
        fixture = CatalogFixture.start();
        catalog = fixture.catalog();
    }

    @AfterAll
    static void stop() {
        fixture.close();
    }

    static VideoId submitted() {
        VideoId id = fixture.queuedVideo().id();
        catalog.recordJob(id, new Job("job-" + id, "scripted", SUBMITTED));
        return id;
    }

    static LookAnswer seen(JobState state, String word, OptionalInt progress) {
        return new LookAnswer.Seen(
                new JobView("j", state, word, progress, Optional.empty(), Optional.empty()));
    }

    static LookAnswer failed(Failure why) {
        return new LookAnswer.Seen(
                new JobView(
                        "j",
                        JobState.FAILED,
                        "failed",
                        OptionalInt.empty(),
                        Optional.empty(),
                        Optional.of(why)));
    }

    static LookAnswer lost() {
        return new LookAnswer.Lost(error(ProviderErrorKind.NOT_FOUND, Optional.empty()));
    }

    static ProviderError error(ProviderErrorKind kind, Optional<Duration> retryAfter) {
        return new ProviderError(
                kind, OptionalInt.of(404), Optional.empty(), "text", retryAfter, Optional.empty());
    }

    static Video now(VideoId id) {
        return catalog.find(id).orElseThrow();
    }

    final PollOutcome poll(VideoId id, LookAnswer answer) {
        return poll(id, new OneAnswer(answer));
    }

    final PollOutcome poll(VideoId id, OneAnswer provider) {
        return poll(id, provider, ProviderCallbacks.NONE);
    }

    final PollOutcome poll(VideoId id, OneAnswer provider, ProviderCallbacks callbacks) {
        return step(provider, callbacks).poll(new StepInput(id));
    }

    final PollVideo step(OneAnswer provider) {
        return step(provider, ProviderCallbacks.NONE);
    }

    final PollVideo step(OneAnswer provider, ProviderCallbacks callbacks) {
        return new PollVideo(
                catalog,
                VideoProviders.only(provider),
                Pace.ofPolls(() -> 0L),
                callbacks,
                METRICS,
                () -> now);
    }

    /** One that also calls when a job has changed. */
    static final class Calling extends OneAnswer {

        Calling(LookAnswer answer) {
            super(answer);
        }

        @Override
        public boolean callsBack() {
            return true;
        }
    }

    /** A provider that can only be looked at. */
    static class OneAnswer extends UnaskedProvider {

        static final String ANOTHER = "another";

        private final LookAnswer answer;

        OneAnswer(LookAnswer answer) {
            this.answer = answer;
        }

        @Override
        public LookAnswer look(String jobId) {
            return answer;
        }
    }
}
