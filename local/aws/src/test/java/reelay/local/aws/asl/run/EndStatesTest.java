package reelay.local.aws.asl.run;

import static org.assertj.core.api.Assertions.assertThat;
import static reelay.local.aws.asl.run.TestMachine.output;
import static reelay.local.aws.asl.run.TestMachine.types;

import org.junit.jupiter.api.Test;

class EndStatesTest {

    @Test
    void succeedEndsWithItsOutput() {
        TestMachine machine =
                TestMachine.of(
                        "S",
                        "\"S\": {\"Type\": \"Succeed\", \"Output\": \"{% $states.input.a %}\"}");

        Execution execution = machine.run("{\"a\": \"done\"}");

        assertThat(output(execution)).isEqualTo("\"done\"");
        assertThat(types(execution))
                .containsExactly(
                        "ExecutionStarted",
                        "SucceedStateEntered",
                        "SucceedStateExited",
                        "ExecutionSucceeded");
    }

    @Test
    void failEndsWithAnErrorAndCauseThatMayBeComputed() {
        TestMachine machine =
                TestMachine.of(
                        "F",
                        """
                        "F": {"Type": "Fail", "Error": "{% $states.input.code %}", "Cause": "as told"}
                        """);

        Execution execution = machine.run("{\"code\": \"moderation\"}");

        assertThat(execution.status()).isEqualTo(ExecutionStatus.FAILED);
        assertThat(execution.error()).contains("moderation");
        assertThat(execution.cause()).contains("as told");
        assertThat(types(execution))
                .containsExactly("ExecutionStarted", "FailStateEntered", "ExecutionFailed");
    }
}
