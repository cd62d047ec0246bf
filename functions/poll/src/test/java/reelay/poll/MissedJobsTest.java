package reelay.poll;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import reelay.provider.LookAnswer;
import reelay.provider.ProviderError;
import reelay.provider.ProviderErrorKind;
import reelay.provider.job.JobState;
import reelay.video.FailureCode;
import reelay.video.VideoId;
import reelay.video.step.PollOutcome;

/** When a job that the provider does not know is lost. */
class MissedJobsTest extends PollUnderTest {

    @Test
    void callsAJobLostThatTheProviderDoesNotKnowThreeTimesInAMinute() {
        VideoId id = submitted();
        poll(id, seen(JobState.RUNNING, "running", OptionalInt.empty()));

        assertThat(poll(id, lost())).isInstanceOf(PollOutcome.Running.class);
        now = now.plusSeconds(40);
        assertThat(poll(id, lost())).isInstanceOf(PollOutcome.Running.class);
        now = now.plusSeconds(35);
        assertThat(poll(id, lost()))
                .isInstanceOfSatisfying(
                        PollOutcome.Failed.class,
                        failed ->
                                assertThat(failed.failure().message())
                                        .contains(
                                                "asked 3 times in 75 seconds, it answered 404:"
                                                        + " text"));
    }

    @Test
    void waitsAFullMinuteHoweverOftenTheJobIsMissed() {
        VideoId id = submitted();

        for (int second = 0; second < 60; second += 10) {
            assertThat(poll(id, lost())).isInstanceOf(PollOutcome.Running.class);
            now = now.plusSeconds(10);
        }
        assertThat(poll(id, lost())).satisfies(MissedJobsTest::isJobLost);
    }

    @Test
    void forgetsTheMissesAfterAGoodLook() {
        VideoId id = submitted();
        poll(id, lost());
        now = now.plusSeconds(40);
        poll(id, lost());
        now = now.plusSeconds(40);

        poll(id, seen(JobState.RUNNING, "running", OptionalInt.empty()));

        now = now.plusSeconds(40);
        assertThat(poll(id, lost())).isInstanceOf(PollOutcome.Running.class);
        now = now.plusSeconds(40);
        assertThat(poll(id, lost())).isInstanceOf(PollOutcome.Running.class);
        now = now.plusSeconds(40);
        assertThat(poll(id, lost())).satisfies(MissedJobsTest::isJobLost);
    }

    @Test
    void doesNotCountAnswersOfOthersBetweenTheMisses() {
        VideoId id = submitted();
        ProviderError page = error(ProviderErrorKind.ROUTE_MISSING, Optional.empty());

        for (int look = 0; look < 10; look++) {
            assertThat(poll(id, new LookAnswer.Unavailable(page)))
                    .isInstanceOf(PollOutcome.Running.class);
            now = now.plusSeconds(60);
        }
        assertThat(poll(id, lost())).isInstanceOf(PollOutcome.Running.class);
    }

    @Test
    void callsAJobLostThatTheProviderRemoved() {
        VideoId id = submitted();
        LookAnswer removed = seen(JobState.GONE, "deleted", OptionalInt.empty());

        poll(id, removed);
        now = now.plusSeconds(30);
        poll(id, removed);
        now = now.plusSeconds(30);
        assertThat(poll(id, removed)).satisfies(MissedJobsTest::isJobLost);
    }

    @Test
    void endsTheProvidersSentenceOnce() {
        VideoId id = submitted();
        LookAnswer lost =
                new LookAnswer.Lost(
                        new ProviderError(
                                ProviderErrorKind.NOT_FOUND,
                                OptionalInt.of(404),
                                Optional.empty(),
                                "There is no such job. ",
                                Optional.empty(),
                                Optional.empty()));
        poll(id, lost);
        poll(id, lost);
        now = now.plusSeconds(60);

        assertThat(poll(id, lost))
                .isInstanceOfSatisfying(
                        PollOutcome.Failed.class,
                        failed ->
                                assertThat(failed.failure().message())
                                        .contains("it answered 404: There is no such job. It may"));
    }

    private static void isJobLost(PollOutcome outcome) {
        assertThat(outcome)
                .isInstanceOfSatisfying(
                        PollOutcome.Failed.class,
                        failed ->
                                assertThat(failed.failure().code())
                                        .isEqualTo(FailureCode.JOB_LOST));
    }
}
