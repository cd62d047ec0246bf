package reelay.local.aws.asl.run;

import static org.assertj.core.api.Assertions.assertThat;
import static reelay.local.aws.asl.run.TestMachine.output;
import static reelay.local.aws.asl.run.TestMachine.types;

import org.junit.jupiter.api.Test;

class PassStateTest {

    @Test
    void handsItsInputOnWhenItHasNoOutput() {
        TestMachine machine = TestMachine.of("A", "\"A\": {\"Type\": \"Pass\", \"End\": true}");

        assertThat(output(machine.run("{\"a\":[1,null,2.5]}"))).isEqualTo("{\"a\":[1,null,2.5]}");
    }

    @Test
    void computesItsOutputFromInputAndContext() {
        TestMachine machine =
                TestMachine.of(
                        "A",
                        """
                        "A": {"Type": "Pass", "End": true, "Output": {
                          "twice": "{% $states.input.n * 2 %}",
                          "who": "{% $states.context.Execution.Name & '/' & $states.context.State.Name %}",
                          "at": "{% $states.context.State.EnteredTime %}",
                          "fixed": [1, "{% null %}", {"x": "plain"}]}}
                        """);

        assertThat(output(machine.run("{\"n\": 21}")))
                .isEqualTo(
                        "{\"twice\":42,\"who\":\"run-0/A\",\"at\":\"2026-01-01T00:00:00.000Z\","
                                + "\"fixed\":[1,null,{\"x\":\"plain\"}]}");
    }

    /** Only a Task has one (recorded on AWS on 2026-02-19). */
    @Test
    void seesNoCountOfRetries() {
        TestMachine machine =
                TestMachine.of(
                        "A",
                        """
                        "A": {"Type": "Pass", "End": true,
                              "Output": "{% 1 + $states.context.State.RetryCount %}"}
                        """);

        assertThat(machine.run("{}").error()).contains("States.QueryEvaluationError");
    }

    @Test
    void isEnteredAndExitedInTheHistory() {
        TestMachine machine = TestMachine.of("A", "\"A\": {\"Type\": \"Pass\", \"End\": true}");

        assertThat(types(machine.run("{}")))
                .containsExactly(
                        "ExecutionStarted",
                        "PassStateEntered",
                        "PassStateExited",
                        "ExecutionSucceeded");
    }
}
