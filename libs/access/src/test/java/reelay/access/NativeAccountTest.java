package reelay.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import reelay.provider.ProviderErrorKind;
import reelay.provider.models.ModelCatalogue;
import reelay.provider.site.OpenAi;

/** Every provider with a wire of its own has an account of its own, with its own advice. */
class NativeAccountTest {

    static Stream<String> kinds() {
        return ModelCatalogue.builtIn().kinds().stream().filter(kind -> !kind.equals(OpenAi.KIND));
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void isKnown(String kind) {
        assertThat(NativeAccount.of(kind)).map(NativeAccount::kind).hasValue(kind);
    }

    @Test
    void isCertainOfWhatItsOwnAnswersMean() {
        assertThat(NativeAccount.KLING.certainly(ProviderErrorKind.MODEL_NOT_PERMITTED))
                .contains(Reason.MODEL_NOT_ENABLED);
        assertThat(NativeAccount.KLING.certainly(ProviderErrorKind.NOT_FOUND)).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void hasAdviceOnEveryReasonAndNoneOfItIsOpenAis(String kind) {
        for (boolean locally : new boolean[] {true, false}) {
            ProviderSite site =
                    ProviderSite.of(kind, URI.create("https://host.example")).asked(locally);
            for (Reason reason : Reason.values()) {
                String steps = new Advice(site).on(reason).toString().toLowerCase(Locale.ROOT);

                assertThat(steps.equals("[]")).as(reason.word()).isEqualTo(reason == Reason.READY);
                assertThat(steps)
                        .doesNotContain("openai", "organization", "verif", "milestone", "proj_");
                assertThat(steps).doesNotContain(locally ? "template" : "./reelay");
                assertThat(steps)
                        .doesNotContain(locally ? "provider_secret" : "--provider-key-env");
            }
        }
    }
}
