package reelay.stack.providers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import org.junit.jupiter.api.Test;
import reelay.provider.DeleteAnswer;
import reelay.provider.LookAnswer;
import reelay.provider.ModelsAnswer;
import reelay.provider.ProviderErrorKind;

/** What else an account shows: jobs that are removed, and whether its key is good. */
interface AccountContract extends Contract {

    @Test
    default void removesAJobOrSaysThatItCannot() {
        String id = under().finished(PROMPT);

        assertThat(provider().delete(id))
                .isInstanceOf(
                        row().deletes()
                                ? DeleteAnswer.Deleted.class
                                : DeleteAnswer.NotDeleted.class);
        assertThat(provider().look(id))
                .isInstanceOf(row().deletes() ? LookAnswer.Lost.class : LookAnswer.Seen.class);
    }

    @Test
    default void showsThatItsKeyIsGood() {
        switch (provider().models()) {
            case ModelsAnswer.Listed listed -> assertThat(listed.models()).isNotEmpty();
            case ModelsAnswer.Probed probed -> assertThat(probed.doubt()).isEmpty();
            case ModelsAnswer.Denied denied -> throw new AssertionError(denied.error());
            case ModelsAnswer.CannotTell unclear -> throw new AssertionError(unclear.error());
        }
    }

    @Test
    default void showsThatItsKeyIsWrong() {
        assumeThat(row().modelsNeedKey()).isTrue();

        assertThat(under().with(Contract.key("sk-wrong")).models())
                .isInstanceOfSatisfying(
                        ModelsAnswer.Denied.class,
                        denied ->
                                assertThat(denied.error().kind())
                                        .isEqualTo(ProviderErrorKind.KEY_INVALID));
    }

    @Test
    default void cannotTellModelsWhenNobodyIsReached() {
        assertThat(under().unreachable().models()).isInstanceOf(ModelsAnswer.CannotTell.class);
    }
}
