package reelay.local.aws.asl.run;

import static org.assertj.core.api.Assertions.assertThat;
import static reelay.local.aws.asl.run.TestMachine.output;
import static reelay.local.aws.asl.run.TestMachine.types;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class ParallelStateTest {

    @Test
    void runsItsBranchesAtOnceAndGivesTheirOutputsInOrder() {
        TestMachine machine =
                TestMachine.of(
                        "P",
                        """
                        "P": {"Type": "Parallel", "Arguments": {"n": 1}, "End": true, "Branches": [
                          {"StartAt": "A", "States": {"A": {"Type": "Wait", "Seconds": 30, "End": true}}},
                          {"StartAt": "B", "States": {"B": {"Type": "Wait", "Seconds": 20, "Output": "b", "End": true}}}]}
                        """);
        Execution execution = machine.run("{}");

        assertThat(output(execution)).isEqualTo("[{\"n\":1},\"b\"]");
        assertThat(execution.stopDate()).contains(TestMachine.START.plus(Duration.ofSeconds(30)));
        assertThat(types(execution))
                .containsSubsequence(
                        "ParallelStateEntered",
                        "ParallelStateStarted",
                        "WaitStateEntered",
                        "WaitStateEntered",
                        "WaitStateExited",
                        "WaitStateExited",
                        "ParallelStateSucceeded",
                        "ParallelStateExited");
    }

    @Test
    void isTriedAgainAsAWholeWhenABranchFails() {
        TestMachine machine =
                TestMachine.of(
                                "P",
                                """
                                "P": {"Type": "Parallel", "End": true,
                                      "Retry": [{"ErrorEquals": ["X"], "MaxAttempts": 1}], "Branches": [
                                  {"StartAt": "A", "States": {"A": {"Type": "Task", "Resource": "FUNCTION", "End": true}}},
                                  {"StartAt": "B", "States": {"B": {"Type": "Wait", "Seconds": 5, "End": true}}}]}
                                """
                                        .replace("FUNCTION", TestMachine.FUNCTION))
                        .fails("X", "x")
                        .answers("{\"Payload\": \"second\"}");

        assertThat(output(machine.run("{}"))).isEqualTo("[\"second\",{}]");
    }
}
