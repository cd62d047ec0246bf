package reelay.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.EnumSet;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import reelay.video.FailureCode;

class ReasonTest {

    @Test
    void onlyWhatIsSwitchedOffEndsForGood() {
        assertThat(all(Reason::endsForGood))
                .containsExactlyInAnyOrder(Reason.PROVIDER_RETIRED, Reason.MODEL_RETIRED);
    }

    @Test
    void onlyWhatTheProviderIsBusyWithPassesByItself() {
        assertThat(all(Reason::passesByItself))
                .containsExactlyInAnyOrder(
                        Reason.RATE_LIMITED, Reason.PROVIDER_OVERLOADED, Reason.PROVIDER_ERROR);
    }

    @Test
    void whatIsWrongWithTheAccountConcernsEveryModel() {
        assertThat(all(Reason::concernsModels))
                .contains(Reason.MODEL_RETIRED, Reason.MODEL_NOT_ENABLED, Reason.TIER_TOO_LOW)
                .doesNotContain(
                        Reason.KEY_INVALID,
                        Reason.CREDIT_EXHAUSTED,
                        Reason.ORGANIZATION_UNVERIFIED,
                        Reason.PROVIDER_RETIRED);
    }

    @Test
    void noVideoFailsForWhatIsNoFailure() {
        assertThat(Reason.KEY_INVALID.failure()).isEqualTo(FailureCode.KEY_INVALID);
        assertThatThrownBy(Reason.READY::failure).hasMessageContaining("ready");
    }

    private static Set<Reason> all(Predicate<Reason> that) {
        return EnumSet.allOf(Reason.class).stream().filter(that).collect(Collectors.toSet());
    }
}
