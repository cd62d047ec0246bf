package reelay.provider.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import reelay.provider.ModelsAnswer;
import reelay.provider.ProviderError;
import reelay.provider.ProviderErrorKind;

class KeyProbeTest {

    @ParameterizedTest
    @EnumSource(
            names = {
                "KEY_INVALID",
                "QUOTA_EXHAUSTED",
                "MODEL_NOT_FOUND",
                "REGION_NOT_SUPPORTED",
                "RATE_LIMITED"
            })
    void saysNoToWhoeverAsks(ProviderErrorKind kind) {
        assertThat(KeyProbe.refused(error(kind))).isEqualTo(new ModelsAnswer.Denied(error(kind)));
    }

    @ParameterizedTest
    @EnumSource(names = {"ROUTE_MISSING", "REQUEST_INVALID", "SERVER_ERROR", "OVERLOADED"})
    void saysNothingOfWhoeverAsks(ProviderErrorKind kind) {
        assertThat(KeyProbe.refused(error(kind)))
                .isEqualTo(new ModelsAnswer.CannotTell(error(kind)));
    }

    private static ProviderError error(ProviderErrorKind kind) {
        return new ProviderError(
                kind,
                OptionalInt.of(400),
                Optional.empty(),
                "no",
                Optional.empty(),
                Optional.empty());
    }
}
