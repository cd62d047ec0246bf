package reelay.poll;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import reelay.aws.ItemValues;
import reelay.provider.LookAnswer;
import reelay.provider.job.JobState;
import reelay.provider.job.JobView;
import reelay.video.Failure;
import reelay.video.FailureCode;
import reelay.video.VideoId;
import reelay.video.step.PollOutcome;
import reelay.video.step.StepInput;

/** What becomes of what a provider says about a job. */
class WordsOfJobsTest extends PollUnderTest {

    @Test
    void keepsPollingAWordNobodyKnows() {
        VideoId id = submitted();

        assertThat(poll(id, seen(JobState.UNKNOWN, "marinating", OptionalInt.empty())))
                .isInstanceOfSatisfying(
                        PollOutcome.Running.class,
                        running ->
                                assertThat(running.seen())
                                        .isEqualTo("its status was 'marinating'"));
        assertThat(fixture.itemOf(id.value()))
                .containsEntry("provider_status", ItemValues.text("marinating"));
    }

    @Test
    void saysThatAnAnswerHadNoStatus() {
        assertThat(poll(submitted(), seen(JobState.UNKNOWN, "", OptionalInt.empty())))
                .isInstanceOfSatisfying(
                        PollOutcome.Running.class,
                        running ->
                                assertThat(running.seen()).isEqualTo("its answer had no status"));
    }

    /** What an execution is told stands in its history, which is nobody's to read. */
    @Test
    void tellsAnExecutionNoWordsOfTheProvider() {
        VideoId id = submitted();
        Failure said = new Failure(FailureCode.GENERATION_FAILED, "The heron fell over.");

        PollOutcome told = step(new OneAnswer(failed(said))).answer(new StepInput(id));

        assertThat(told).isEqualTo(new PollOutcome.Failed(said.inGeneral()));
        assertThat(
                        fixture.itemOf(id.value())
                                .get("failure_messages")
                                .m()
                                .get(said.code().word())
                                .s())
                .contains("The heron fell over.");
    }

    @Test
    void tellsAnExecutionHowTheJobIsDoing() {
        assertThat(
                        step(new OneAnswer(seen(JobState.RUNNING, "running", OptionalInt.of(4))))
                                .answer(new StepInput(submitted())))
                .isInstanceOf(PollOutcome.Running.class);
    }

    @Test
    void passesOnWhyAJobFailed() {
        Failure blocked = new Failure(FailureCode.MODERATION_BLOCKED, "blocked");

        assertThat(poll(submitted(), failed(blocked))).isEqualTo(new PollOutcome.Failed(blocked));
    }

    @Test
    void repeatsNoPromptThatAFailedJobRepeats() {
        VideoId id = submitted();
        String prompt = now(id).request().prompt().text();
        Failure told = new Failure(FailureCode.MODERATION_BLOCKED, "no to '" + prompt + "' at all");

        assertThat(
                        poll(
                                id,
                                new LookAnswer.Seen(
                                        new JobView(
                                                "j",
                                                JobState.FAILED,
                                                "failed",
                                                OptionalInt.empty(),
                                                Optional.empty(),
                                                Optional.of(told)))))
                .isEqualTo(
                        new PollOutcome.Failed(
                                new Failure(
                                        FailureCode.MODERATION_BLOCKED,
                                        "no to '[prompt]' at all")));
    }

    @Test
    void saysSoWhenAFailedJobGivesNoReason() {
        assertThat(poll(submitted(), seen(JobState.FAILED, "expired", OptionalInt.empty())))
                .isInstanceOfSatisfying(
                        PollOutcome.Failed.class,
                        failed ->
                                assertThat(failed.failure())
                                        .isEqualTo(
                                                new Failure(
                                                        FailureCode.GENERATION_FAILED,
                                                        "The provider says expired and gives no"
                                                                + " reason.")));
    }
}
