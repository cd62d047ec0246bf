package reelay.stack.cli.mcp;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import reelay.stack.StackUnderTest;
import reelay.video.FailureCode;

/** Agents are told what helps in the words of {@code docs/failures.md}. */
class RunbookTest {

    @ParameterizedTest
    @EnumSource
    void hasWordsForWhateverHelps(FailureCode.Helps helps) {
        String advice = Runbook.in(StackUnderTest.PROJECT).advice(helps);

        assertThat(advice)
                .hasSizeGreaterThan(80)
                .doesNotContain("`", "](", "\n", "  ")
                .endsWith(".");
    }
}
