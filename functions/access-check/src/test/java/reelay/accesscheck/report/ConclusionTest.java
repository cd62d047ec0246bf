package reelay.accesscheck.report;

import static org.assertj.core.api.Assertions.assertThat;
import static reelay.access.report.FindingState.FAIL;
import static reelay.access.report.FindingState.PASS;
import static reelay.access.report.FindingState.SKIPPED;
import static reelay.access.report.FindingState.UNKNOWN;
import static reelay.accesscheck.report.Situation.report;
import static reelay.accesscheck.report.Situation.usual;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import reelay.access.Reason;
import reelay.access.Verdict;
import reelay.access.report.AccessReport;
import reelay.access.report.Finding;
import reelay.access.report.FindingState;
import reelay.accesscheck.checks.Check;
import reelay.accesscheck.checks.Checks;
import reelay.accesscheck.evidence.Evidence;
import reelay.provider.ProviderErrorKind;

class ConclusionTest {

    @Test
    void looksInTheDocumentedOrder() {
        assertThat(Checks.IN_ORDER)
                .extracting(Check::name)
                .containsExactly(
                        "retired",
                        "reachable",
                        "key_accepted",
                        "organization_matches",
                        "organization_verified",
                        "key_newer_than_verification",
                        "model_permitted",
                        "model_listed",
                        "tier_high_enough",
                        "billing_active",
                        "not_busy",
                        "key_lasts",
                        "key_owner_has_access",
                        "project_active",
                        "video_taken");
    }

    @Test
    void needsOnlyWhatIsLookedAtBefore() {
        for (int i = 0; i < Checks.IN_ORDER.size(); i++) {
            List<Check> earlier = Checks.IN_ORDER.subList(0, i);

            assertThat(earlier).containsAll(Checks.IN_ORDER.get(i).needs());
        }
    }

    @Test
    void isReadyWhenAllPass() {
        AccessReport report = report(usual().listing("wan-3"));

        assertThat(report.verdict()).isEqualTo(Verdict.READY);
        assertThat(report.reason()).isEqualTo(Reason.LISTED_NOT_PROVED);
        assertThat(report.sentence()).contains("Listed, not proved", "no proof");
        assertThat(report.steps()).first().asString().contains("Make one video");
        assertThat(states(report)).containsOnly(PASS, SKIPPED);
    }

    @Test
    void staysReadyButAdvisesWhenAModelEndsSoon() {
        AccessReport report = report(usual().listingUntil("wan-3", "2026-12-01"));

        assertThat(report.verdict()).isEqualTo(Verdict.READY);
        assertThat(report.sentence()).contains("2026-12-01");
        assertThat(report.steps()).isNotEmpty();
    }

    @Test
    void takesTheReasonOfTheFirstFailureAndSkipsWhatNeedsIt() {
        AccessReport report =
                report(usual().silent(ProviderErrorKind.TIMED_OUT, "no answer in time"));

        assertThat(report.verdict()).isEqualTo(Verdict.BLOCKED);
        assertThat(report.reason()).isEqualTo(Reason.UNREACHABLE);
        assertThat(report.steps()).isEqualTo(report.findings().get(1).advice()).isNotEmpty();
        assertThat(report.tryAgainAt()).isEqualTo(Instant.parse("2026-11-22T12:15:00Z"));
        assertThat(states(report)).startsWith(PASS, FAIL, SKIPPED, SKIPPED).doesNotContain(UNKNOWN);
        assertThat(report.findings().get(2).sentence()).contains("reachable did not pass");
        assertThat(report.findings().get(3).sentence()).contains("key_accepted did not pass");
    }

    @Test
    void skipsTheModelWhenTheKeyIsRefused() {
        AccessReport report = report(usual().denying(ProviderErrorKind.KEY_INVALID, 401, "no"));

        assertThat(report.reason()).isEqualTo(Reason.KEY_INVALID);
        assertThat(states(report)).startsWith(PASS, PASS, FAIL, SKIPPED);
    }

    @Test
    void isUnknownWithTheReasonOfTheFirstDoubt() {
        AccessReport report = report(usual().busy(Duration.ofSeconds(40)));

        assertThat(report.verdict()).isEqualTo(Verdict.UNKNOWN);
        assertThat(report.reason()).isEqualTo(Reason.RATE_LIMITED);
        assertThat(report.tryAgainAt()).isEqualTo(Instant.parse("2026-11-22T12:00:40Z"));
        assertThat(states(report)).startsWith(PASS, PASS, UNKNOWN);
    }

    @Test
    void isNeverBlockedByADoubt() {
        AccessReport report =
                report(
                        usual().notTelling(
                                        ProviderErrorKind.NOT_THE_PROTOCOL, 200, "something else"));

        assertThat(report.verdict()).isEqualTo(Verdict.UNKNOWN);
        assertThat(report.reason()).isEqualTo(Reason.NOT_AN_OPENAI_API);
        assertThat(states(report)).startsWith(PASS, UNKNOWN, UNKNOWN);
    }

    @Test
    void leavesARefusalForAnotherReasonToLaterChecks() {
        AccessReport report =
                report(
                        usual().denying(
                                        ProviderErrorKind.ORGANIZATION_UNVERIFIED,
                                        403,
                                        "Your organization must be verified"));

        assertThat(report.verdict()).isEqualTo(Verdict.BLOCKED);
        assertThat(report.reason()).isEqualTo(Reason.ORGANIZATION_UNVERIFIED);
        assertThat(states(report)).startsWith(PASS, PASS, PASS, PASS, FAIL);
    }

    @Test
    void prefersAFailureToAnEarlierDoubt() {
        Evidence evidence = usual().listing("wan-3");
        Finding doubt = Finding.unknown("reachable", null, Reason.NO_MODEL_LIST, "A doubt.");
        Finding failure = Finding.fail("key_accepted", null, Reason.KEY_INVALID, "A failure.");

        List<Finding> findings = new ArrayList<>(Checks.findings(Checks.IN_ORDER, evidence));
        findings.set(1, doubt);
        findings.set(2, failure);
        assertThat(new Conclusion(evidence, findings).report().reason())
                .isEqualTo(Reason.KEY_INVALID);
    }

    private static List<FindingState> states(AccessReport report) {
        return report.findings().stream().map(Finding::state).toList();
    }
}
