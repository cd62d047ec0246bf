package reelay.stack.providers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import org.junit.jupiter.api.Test;
import reelay.provider.FindAnswer;
import reelay.provider.job.Likeness;
import reelay.stack.providers.ProviderRow.Finding;

/** How a lost submit is found. */
interface FindContract extends Contract {

    @Test
    default void findsALostSubmitAsFarAsItCan() {
        String prompt = PROMPT + "[fault:drop_after]";
        provider().submit(under().job(prompt));

        FindAnswer answer = provider().find(under().traits(prompt));

        if (row().finding() == Finding.CANNOT_TELL) {
            assertThat(answer).isInstanceOf(FindAnswer.CannotTell.class);
            return;
        }
        FindAnswer.Found found = (FindAnswer.Found) answer;
        assertThat(found.gap()).isEmpty();
        assertThat(found.jobs()).hasSize(1);
        assertThat(found.jobs().getFirst().likeness())
                .isEqualTo(
                        switch (row().finding()) {
                            case BY_OUR_ID -> Likeness.OUR_ID;
                            case BY_SEED -> Likeness.OUR_SEED;
                            case BY_PROMPT -> Likeness.SAME;
                            case BY_LIST, CANNOT_TELL -> Likeness.PROMPT_NOT_SHOWN;
                        });
        assertThat(seen(found.jobs().getFirst().job().id()).state()).isNotNull();
    }

    @Test
    default void findsNothingWhereNothingWasMade() {
        assumeThat(row().finding()).isNotEqualTo(Finding.CANNOT_TELL);

        assertThat(provider().find(under().traits(PROMPT)))
                .isInstanceOfSatisfying(
                        FindAnswer.Found.class, found -> assertThat(found.jobs()).isEmpty());
    }

    @Test
    default void makesNoSecondJobWithTheSameId() {
        assumeThat(row().finding()).isEqualTo(Finding.BY_OUR_ID);
        String first = under().accepted(PROMPT);

        String second = ProviderUnderTest.accepted(provider().submit(under().job(PROMPT)));

        assertThat(second).isEqualTo(first);
        assertThat(under().simulator.jobsCreated()).isEqualTo(1);
    }

    @Test
    default void looksForALostSubmitAgainWhenNobodyIsReached() {
        assumeThat(row().finding()).isNotEqualTo(Finding.CANNOT_TELL);

        assertThat(under().unreachable().find(under().traits(PROMPT)))
                .isInstanceOf(FindAnswer.Unavailable.class);
    }
}
