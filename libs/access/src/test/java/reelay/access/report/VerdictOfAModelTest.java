package reelay.access.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import reelay.access.Milestones;
import reelay.access.Reason;
import reelay.access.Verdict;
import reelay.access.report.ModelStanding.Standing;

/** What one report says of each of its models. */
class VerdictOfAModelTest {

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            textBlock =
                    """
                    MODEL_NOT_ENABLED, PROVED,  -,                  READY
                    MODEL_NOT_ENABLED, LISTED,  -,                  READY
                    MODEL_NOT_ENABLED, UNKNOWN, -,                  BLOCKED
                    MODEL_NOT_ENABLED, REFUSED, -,                  BLOCKED
                    MODEL_NOT_ENABLED, REFUSED, ACCESS_PROPAGATING, PROPAGATING
                    KEY_INVALID,       PROVED,  -,                  BLOCKED
                    """)
    void isItsOwnWhereTheReasonMayConcernAnother(
            Reason reason, Standing standing, Reason refusedFor, Verdict verdict) {
        AccessReport report =
                report(
                        reason,
                        List.of(
                                new ModelStanding("other", Standing.REFUSED, null, reason, "no"),
                                new ModelStanding("mine", standing, null, refusedFor, null)));

        assertThat(report.verdictOf("mine")).isEqualTo(verdict);
        assertThat(report.verdictOf("other")).isEqualTo(Verdict.BLOCKED);
        assertThat(report.verdictOf("of nobody")).isEqualTo(Verdict.BLOCKED);
        assertThat(report.proves("mine")).isEqualTo(standing == Standing.PROVED);
        assertThat(report.proves("other")).isFalse();
    }

    @Test
    void isTheReportsInOneOfAnOlderVersion() {
        AccessReport older = report(Reason.MODEL_NOT_ENABLED, null);

        assertThat(older.verdictOf("mine")).isEqualTo(Verdict.BLOCKED);
        assertThat(older.proves("mine")).isFalse();
    }

    private static AccessReport report(Reason reason, List<ModelStanding> standing) {
        return new AccessReport(
                "openai",
                reason.verdict(),
                reason,
                "s",
                Instant.parse("2026-11-26T12:00:00Z"),
                null,
                "host.example",
                List.of("mine", "other"),
                standing,
                null,
                List.of(),
                List.of(),
                List.of(),
                null,
                Milestones.NONE);
    }
}
