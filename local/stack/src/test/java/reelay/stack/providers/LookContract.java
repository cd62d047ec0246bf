package reelay.stack.providers;

import static org.assertj.core.api.Assertions.assertThat;
import static reelay.stack.providers.ProviderUnderTest.GENERATION;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import reelay.provider.LookAnswer;
import reelay.provider.job.JobState;
import reelay.provider.job.JobView;
import reelay.simulator.fault.Fault;
import reelay.simulator.fault.FaultKind;
import reelay.simulator.wire.RequestKind;
import reelay.video.FailureCode;

/** What is seen of a job. */
interface LookContract extends Contract {

    @Test
    default void seesAJobFromItsBeginningToItsEnd() {
        String id = under().accepted(PROMPT);

        assertThat(seen(id).state()).isIn(JobState.QUEUED, JobState.RUNNING);
        under().passes(GENERATION.dividedBy(2));
        assertThat(seen(id).state()).isEqualTo(JobState.RUNNING);
        under().passes(GENERATION);
        assertThat(seen(id).state()).isEqualTo(JobState.COMPLETED);
        assertThat(seen(id).id()).isEqualTo(id);
    }

    @Test
    default void takesNoUnknownWordForSuccess() {
        String id = under().accepted(PROMPT + "[fault:odd_status]");
        under().passes(GENERATION.dividedBy(2));

        assertThat(seen(id).state()).isEqualTo(JobState.UNKNOWN);
        assertThat(seen(id).statusWord()).isEqualTo("warming_up");
    }

    @Test
    default void readsWordsInCapitals() {
        String id = under().finished(PROMPT + "[fault:upper_case_status]");

        assertThat(seen(id).state()).isEqualTo(JobState.COMPLETED);
    }

    @Test
    default void saysWhyAJobFailed() {
        JobView job = seen(under().finished(PROMPT + "[fault:job_fails]"));

        assertThat(job.state()).isEqualTo(JobState.FAILED);
        assertThat(job.failure()).isPresent();
        assertThat(job.failure().get().code())
                .isIn(FailureCode.GENERATION_FAILED, FailureCode.PROCESSING_ERROR);
        assertThat(job.failure().get().message()).isNotBlank();
    }

    @Test
    default void knowsAJobThatModerationStopped() {
        JobView job = seen(under().finished(PROMPT + "[fault:moderation]"));

        assertThat(job.state()).isEqualTo(JobState.FAILED);
        assertThat(job.failure().orElseThrow().code())
                .isIn(FailureCode.MODERATION_BLOCKED, FailureCode.OUTPUT_BLOCKED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"compressed", "bom", "long_text=1200000", "slash_307"})
    default void seesAJobThroughAnyShape(String shape) {
        String id = under().finished(PROMPT + "[fault:" + shape + "]");

        assertThat(seen(id).state()).isEqualTo(JobState.COMPLETED);
    }

    @Test
    default void knowsThatAJobIsNotThere() {
        assertThat(provider().look(under().accepted(PROMPT) + "0"))
                .isInstanceOf(LookAnswer.Lost.class);
    }

    @Test
    default void knowsThatAJobIsGone() {
        String id = under().accepted(PROMPT + "[fault:lost_job]");

        assertThat(provider().look(id)).isInstanceOf(LookAnswer.Seen.class);
        assertThat(provider().look(id)).isInstanceOf(LookAnswer.Lost.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"../videos", "a/b+c==", "a b?c=d&e#f", "%2e%2e", "ключ"})
    default void asksForOddIdsAsTheyAre(String id) {
        assertThat(provider().look(id)).isNotInstanceOf(LookAnswer.Seen.class);
    }

    @Test
    default void takesAServersOwnPageForNoVerdict() {
        String id = under().accepted(PROMPT + "[fault:nginx_404]");

        assertThat(provider().look(id)).isInstanceOf(LookAnswer.Seen.class);
        assertThat(provider().look(id)).isInstanceOf(LookAnswer.Unavailable.class);
        assertThat(provider().look(id)).isInstanceOf(LookAnswer.Seen.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"server_error", "overloaded", "html", "challenge", "unauthorized"})
    default void losesNoJobOverATroubleOfTheProvider(String trouble) {
        String id = under().accepted(PROMPT);
        fault(Fault.of(FaultKind.ofWord(trouble)).on(RequestKind.LOOK));

        assertThat(provider().look(id)).isInstanceOf(LookAnswer.Unavailable.class);
    }

    @Test
    default void losesNoJobWhileNobodyIsReached() {
        assertThat(under().unreachable().look("job")).isInstanceOf(LookAnswer.Unavailable.class);
    }
}
