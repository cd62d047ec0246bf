package reelay.accesscheck.checks;

import static org.assertj.core.api.Assertions.assertThat;
import static reelay.accesscheck.report.Situation.usual;

import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import reelay.access.Reason;
import reelay.access.Verdict;
import reelay.access.report.AccessReport;
import reelay.access.report.Finding;
import reelay.access.report.FindingState;
import reelay.accesscheck.evidence.Evidence;
import reelay.accesscheck.report.Situation;
import reelay.provider.ProviderErrorKind;

class RetiredTest {

    private static final Situation SORA_AT_OPENAI =
            usual().at("https://api.openai.com/v1").using("sora-2");

    private final Check check = Checks.RETIRED;

    @ParameterizedTest
    @CsvSource({
        "https://api.openai.com/v1,    sora-2,               2026-09-23T23:59:59Z, PASS,",
        "https://api.openai.com/v1,    sora-2,               2026-09-24T00:00:00Z, FAIL,"
                + " PROVIDER_RETIRED",
        "https://API.OpenAI.com/v1,    sora-2,               2026-11-22T12:00:00Z, FAIL,"
                + " PROVIDER_RETIRED",
        "https://eu.api.openai.com/v1, sora-2-pro,           2026-11-22T12:00:00Z, FAIL,"
                + " PROVIDER_RETIRED",
        "https://api.openai.com/v1,    sora-2-2025-12-08,    2026-11-22T12:00:00Z, FAIL,"
                + " PROVIDER_RETIRED",
        "https://api.openai.com/v1,    some-other-model,     2026-11-22T12:00:00Z, PASS,",
        "https://video.example/v1,     sora-2,               2026-11-22T12:00:00Z, PASS,",
        "https://notapi.openai.com/v1, sora-2,               2026-11-22T12:00:00Z, PASS,",
        "https://api.openai.com.evil.example/v1, sora-2,     2026-11-22T12:00:00Z, PASS,",
    })
    void knowsWhenSoraEndedAndWhere(
            String url, String model, String now, FindingState state, Reason reason) {
        Finding finding = check.decide(usual().at(url).using(model).on(now).listing(model));

        assertThat(finding.state()).isEqualTo(state);
        assertThat(finding.reason()).isEqualTo(reason);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-21, FAIL",
        "2026-11-22, FAIL",
        "2026-11-23, PASS",
        "2027-11-22, PASS",
    })
    void goesByTheShutdownDateOfTheList(String shutdown, FindingState state) {
        Finding finding = check.decide(usual().listingUntil("wan-3", shutdown));

        assertThat(finding.state()).isEqualTo(state);
        assertThat(finding.reason())
                .isEqualTo(state == FindingState.FAIL ? Reason.MODEL_RETIRED : null);
    }

    @Test
    void mindsOnlyTheModelsOfThisDeployment() {
        assertThat(check.decide(usual().listingUntil("another", "2020-01-01")).state())
                .isEqualTo(FindingState.PASS);
    }

    @ParameterizedTest
    @CsvSource({
        "RETIRED,          404, The model `wan-3` has been deprecated, MODEL_RETIRED",
        "RETIRED,          404, This model has been deprecated,        PROVIDER_RETIRED",
        "RETIRED,          410, Gone,                                  PROVIDER_RETIRED",
    })
    void believesAProviderThatSaysItIsRetired(
            ProviderErrorKind kind, int status, String text, Reason reason) {
        Finding finding = check.decide(usual().notTelling(kind, status, text));

        assertThat(finding.state()).isEqualTo(FindingState.FAIL);
        assertThat(finding.reason()).isEqualTo(reason);
    }

    static Stream<Evidence> whatOpenAiMayAnswerNow() {
        return Stream.of(
                SORA_AT_OPENAI.listing("sora-2"),
                SORA_AT_OPENAI.listing("gpt-x"),
                SORA_AT_OPENAI.notTelling(
                        ProviderErrorKind.MODEL_NOT_FOUND,
                        404,
                        "The model `sora-2` does not exist or you do not have access to it."),
                SORA_AT_OPENAI.notTelling(
                        ProviderErrorKind.RETIRED, 404, "The model `sora-2` has been deprecated"),
                SORA_AT_OPENAI.notTelling(
                        ProviderErrorKind.ROUTE_MISSING, 404, "Invalid URL (GET /v1/models)"),
                SORA_AT_OPENAI.notTelling(ProviderErrorKind.RETIRED, 410, "Gone"),
                SORA_AT_OPENAI.denying(
                        ProviderErrorKind.ORGANIZATION_UNVERIFIED,
                        403,
                        "Your organization must be verified to use the model `sora-2`."),
                SORA_AT_OPENAI.denying(ProviderErrorKind.MODEL_NOT_PERMITTED, 403, "Forbidden"),
                SORA_AT_OPENAI.denying(ProviderErrorKind.KEY_INVALID, 401, "Incorrect API key"),
                SORA_AT_OPENAI.silent(ProviderErrorKind.UNREACHABLE, "no connection"));
    }

    @ParameterizedTest
    @MethodSource("whatOpenAiMayAnswerNow")
    void namesAnotherProviderAndNeverSendsAnybodyToVerifyAnOrganization(Evidence evidence) {
        AccessReport report = Situation.report(evidence);

        assertThat(report.verdict()).isEqualTo(Verdict.BLOCKED);
        assertThat(report.reason()).isEqualTo(Reason.PROVIDER_RETIRED);
        assertThat(report.tryAgainAt()).isNull();
        assertThat(report.steps()).first().asString().contains("another provider", "vLLM-Omni");
        assertThat(report.steps()).asString().contains("PROVIDER_URL", "VIDEO_MODELS");
        assertThat(report.findings())
                .extracting(Finding::state)
                .as("nothing else was looked at, and nothing else is told")
                .containsExactly(FindingState.FAIL);
        assertThat(report.checklist()).isEmpty();
        assertThat(report.supportMessage()).isNull();
        assertThat((report.sentence() + report.steps()).toLowerCase(Locale.ROOT))
                .doesNotContain("verif");
        assertThat(report.findings())
                .allSatisfy(
                        finding ->
                                assertThat(
                                                (finding.sentence() + finding.advice())
                                                        .toLowerCase(Locale.ROOT))
                                        .doesNotContain("verif"));
    }
}
