package reelay.accesscheck.checks;

import static org.assertj.core.api.Assertions.assertThat;
import static reelay.accesscheck.report.Situation.usual;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import reelay.access.Reason;
import reelay.access.report.Finding;
import reelay.access.report.FindingState;
import reelay.accesscheck.evidence.Evidence;
import reelay.provider.ProviderErrorKind;

class ReachableTest {

    private final Check check = Checks.REACHABLE;

    @ParameterizedTest
    @CsvSource({
        "UNREACHABLE, 'no connection to video.example: refused, or the name is unknown'",
        "UNREACHABLE, no secure connection to video.example: certificate expired",
        "TIMED_OUT,   video.example did not answer in time",
    })
    void failsWithoutAnAnswerAndLooksAgainLater(ProviderErrorKind kind, String text) {
        Finding finding = check.decide(usual().silent(kind, text));

        assertThat(finding.state()).isEqualTo(FindingState.FAIL);
        assertThat(finding.reason()).isEqualTo(Reason.UNREACHABLE);
        assertThat(finding.sentence()).contains(text);
        assertThat(finding.advice()).asString().contains("PROVIDER_URL", "ProviderUrl");
        assertThat(finding.tryAgainAt()).isEqualTo(Instant.parse("2026-11-22T12:15:00Z"));
    }

    @Test
    void failsWhenSomethingElseRefuses() {
        Finding finding =
                check.decide(
                        usual().denying(
                                        ProviderErrorKind.NOT_THE_PROTOCOL,
                                        403,
                                        "a web page: Attention Required"));

        assertThat(finding.state()).isEqualTo(FindingState.FAIL);
        assertThat(finding.reason()).isEqualTo(Reason.NOT_AN_OPENAI_API);
        assertThat(finding.advice()).asString().contains("PROVIDER_URL", "ProviderUrl");
        assertThat(finding.tryAgainAt()).isNull();
    }

    @Test
    void cannotTellWhenTheListHasAnotherShape() {
        Finding finding =
                check.decide(
                        usual().notTelling(
                                        ProviderErrorKind.NOT_THE_PROTOCOL,
                                        200,
                                        "video.example answered something else"));

        assertThat(finding.state()).isEqualTo(FindingState.UNKNOWN);
        assertThat(finding.reason()).isEqualTo(Reason.NOT_AN_OPENAI_API);
        assertThat(finding.advice()).asString().contains("PROVIDER_URL", "ProviderUrl");
    }

    @ParameterizedTest
    @EnumSource(
            mode = EnumSource.Mode.EXCLUDE,
            names = {"UNREACHABLE", "TIMED_OUT", "NOT_THE_PROTOCOL", "SECRET_UNREADABLE"})
    void takesEveryOtherAnswerForAnAnswer(ProviderErrorKind kind) {
        assertThat(check.decide(usual().denying(kind, 400, "no")).state())
                .isEqualTo(FindingState.PASS);
    }

    @Test
    void passesWithAList() {
        assertThat(check.decide(usual().listing("wan-3")).state()).isEqualTo(FindingState.PASS);
    }

    @Test
    void pointsToTheStatusPageOfOpenAiOnlyThere() {
        Evidence there =
                usual().at("https://api.openai.com/v1")
                        .silent(ProviderErrorKind.TIMED_OUT, "api.openai.com is silent");
        Evidence elsewhere = usual().silent(ProviderErrorKind.TIMED_OUT, "silent");

        assertThat(check.decide(there).advice()).asString().contains("status.openai.com");
        assertThat(check.decide(elsewhere).advice()).asString().doesNotContain("openai.com");
    }
}
