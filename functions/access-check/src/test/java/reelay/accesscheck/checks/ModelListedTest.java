package reelay.accesscheck.checks;

import static org.assertj.core.api.Assertions.assertThat;
import static reelay.accesscheck.report.Situation.usual;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import reelay.access.Reason;
import reelay.access.report.Finding;
import reelay.access.report.FindingState;
import reelay.accesscheck.evidence.Evidence;
import reelay.accesscheck.evidence.ListRefusal;
import reelay.provider.ProviderErrorKind;

class ModelListedTest {

    private final Check check = Checks.MODEL_LISTED;

    @Test
    void passesWhenEveryModelIsListedAndSaysThatThisIsNoProof() {
        Finding finding = check.decide(usual().using("a", "b").listing("b", "x", "a"));

        assertThat(finding.state()).isEqualTo(FindingState.PASS);
        assertThat(finding.sentence()).contains("lists a, b", "no proof").doesNotContain("Warning");
        assertThat(finding.advice()).isEmpty();
    }

    @Test
    void namesTheModelsThatAreNotListed() {
        Finding finding = check.decide(usual().using("a", "b", "c").listing("b"));

        assertThat(finding.state()).isEqualTo(FindingState.FAIL);
        assertThat(finding.reason()).isEqualTo(Reason.MODEL_NOT_ENABLED);
        assertThat(finding.sentence()).contains("does not list a, c");
        assertThat(finding.advice()).asString().contains("VIDEO_MODELS", "a few hours");
    }

    @Test
    void sendsToTheLimitsPageAtOpenAi() {
        Finding finding =
                check.decide(usual().at("https://api.openai.com/v1").using("next-1").listing("x"));

        assertThat(finding.advice())
                .asString()
                .contains("https://platform.openai.com/account/limits", "help.openai.com");
    }

    @Test
    void takesAnEmptyListForNoList() {
        Finding finding = check.decide(usual().listing());

        assertThat(finding.state()).isEqualTo(FindingState.UNKNOWN);
        assertThat(finding.reason()).isEqualTo(Reason.NO_MODEL_LIST);
    }

    @ParameterizedTest
    @CsvSource({"2026-11-23, true", "2026-12-22, true", "2026-12-23, false"})
    void warnsThirtyDaysBeforeAModelEnds(String shutdown, boolean warned) {
        Finding finding = check.decide(usual().listingUntil("wan-3", shutdown));

        assertThat(finding.state()).isEqualTo(FindingState.PASS);
        assertThat(finding.sentence().contains("Warning: wan-3 is switched off on " + shutdown))
                .isEqualTo(warned);
        assertThat(finding.advice().isEmpty()).isEqualTo(!warned);
    }

    @Test
    void warnsOfTheEndOfSoraEvenWhenTheListDoesNot() {
        Evidence lastWeek =
                usual().at("https://api.openai.com/v1")
                        .using("sora-2")
                        .on("2026-09-20T00:00:00Z")
                        .listing("sora-2");

        assertThat(check.decide(lastWeek).sentence()).contains("switched off on 2026-09-24");
    }

    @ParameterizedTest
    @EnumSource
    void neverTakesAMissingListForMissingAccess(ProviderErrorKind kind) {
        Finding finding = check.decide(usual().notTelling(kind, 404, "no"));

        assertThat(finding.state()).isEqualTo(FindingState.UNKNOWN);
        assertThat(finding.reason()).isEqualTo(ListRefusal.of(kind));
    }
}
