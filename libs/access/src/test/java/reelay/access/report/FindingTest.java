package reelay.access.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import reelay.access.Reason;

class FindingTest {

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            textBlock =
                    """
                    FAIL,    -
                    UNKNOWN, -
                    PASS,    KEY_INVALID
                    SKIPPED, READY
                    """)
    void hasAReasonWhereItDidNotPassAndNowhereElse(FindingState state, Reason reason) {
        assertThatThrownBy(() -> finding(state, reason)).hasMessageContaining("key_accepted");
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            textBlock =
                    """
                    FAIL,    KEY_INVALID
                    UNKNOWN, RATE_LIMITED
                    PASS,    -
                    PASS,    KEY_EXPIRED_SOON
                    SKIPPED, -
                    """)
    void mayWarnWhereItPasses(FindingState state, Reason reason) {
        assertThat(finding(state, reason).reason()).isEqualTo(reason);
    }

    @Test
    void saysWhenToLookAgainAndWhatToReadMeanwhile() {
        Instant then = Instant.parse("2026-11-22T12:00:00Z");

        assertThat(
                        Finding.fail("key_accepted", null, Reason.KEY_INVALID, "s")
                                .tryingAgainAt(then)
                                .linking("https://host.example/page"))
                .satisfies(
                        finding -> {
                            assertThat(finding.tryAgainAt()).isEqualTo(then);
                            assertThat(finding.link()).hasHost("host.example");
                        });
    }

    private static Finding finding(FindingState state, Reason reason) {
        return new Finding("key_accepted", state, reason, "s", false, null, List.of(), null, null);
    }
}
