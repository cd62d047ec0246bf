package reelay.stack.providers;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import reelay.provider.ProviderErrorKind;
import reelay.provider.SubmitAnswer;
import reelay.provider.job.JobState;
import reelay.provider.job.JobView;
import reelay.simulator.fault.Fault;
import reelay.simulator.fault.FaultKind;

/** What comes of handing a video over. */
interface SubmitContract extends Contract {

    @Test
    default void namesItselfAsJobsAreKept() {
        assertThat(provider().name()).isEqualTo(row().kind());
    }

    @Test
    default void handsAVideoOver() {
        SubmitAnswer answer = provider().submit(under().job(PROMPT));

        JobView job = ((SubmitAnswer.Accepted) answer).job();
        assertThat(job.id()).isNotBlank().hasSizeLessThanOrEqualTo(1_024);
        assertThat(job.state()).isIn(JobState.QUEUED, JobState.RUNNING);
        assertThat(under().simulator.jobsCreated()).isEqualTo(1);
    }

    @Test
    default void handsOverAVideoThatBeginsWithAnImage() {
        assertThat(provider().submit(under().jobWithImage(PROMPT)))
                .isInstanceOf(SubmitAnswer.Accepted.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"compressed", "compressed=deflate", "bom", "long_text=1200000"})
    default void readsAnAnswerInAnyShape(String shape) {
        assertThat(provider().submit(under().job(PROMPT + "[fault:" + shape + "]")))
                .isInstanceOf(SubmitAnswer.Accepted.class);
    }

    @Test
    default void doesNotKnowWhatBecameOfASubmitWhoseAnswerIsLost() {
        assertThat(provider().submit(under().job(PROMPT + "[fault:drop_after]")))
                .isInstanceOf(SubmitAnswer.Unclear.class);
        assertThat(under().simulator.jobsCreated()).isEqualTo(1);
        assertThat(under().simulator.submitsReceived()).isEqualTo(1);
    }

    @Test
    default void doesNotKnowWhatBecameOfASubmitWhoseConnectionCloses() {
        assertThat(provider().submit(under().job(PROMPT + "[fault:drop_before]")))
                .isInstanceOf(SubmitAnswer.Unclear.class);
        assertThat(under().simulator.submitsReceived()).isEqualTo(1);
    }

    @Test
    default void doesNotKnowWhatBecameOfASubmitWhoseServerFails() {
        fault(Fault.of(FaultKind.SERVER_ERROR));

        assertThat(provider().submit(under().job(PROMPT))).isInstanceOf(SubmitAnswer.Unclear.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"empty", "text", "page", "cut", "list", "no_id"})
    default void submitsOnceWhenNobodyCanReadTheAnswer(String answer) {
        assertThat(provider().submit(under().job(PROMPT + "[fault:unreadable=" + answer + "]")))
                .isInstanceOf(SubmitAnswer.Unreadable.class);
        assertThat(under().simulator.submitsReceived()).isEqualTo(1);
    }

    @Test
    default void takesAWebPageForNoAnswer() {
        fault(Fault.of(FaultKind.HTML));

        assertThat(provider().submit(under().job(PROMPT)))
                .isInstanceOf(SubmitAnswer.Unreadable.class);
    }

    @Test
    default void knowsThatNobodyWasReached() {
        assertThat(declined(under().unreachable()).kind()).isEqualTo(ProviderErrorKind.UNREACHABLE);
    }
}
