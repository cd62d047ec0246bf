package reelay.local.aws.asl.run;

import static org.assertj.core.api.Assertions.assertThat;
import static reelay.local.aws.asl.run.TestMachine.output;
import static reelay.local.aws.asl.run.TestMachine.read;
import static reelay.local.aws.asl.run.TestMachine.types;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import reelay.local.aws.asl.history.HistoryEvent;

class TaskStateTest {

    private static final String INVOKE =
            """
            "T": {"Type": "Task", "Resource": "arn:aws:states:::lambda:invoke",
                  "Arguments": {"FunctionName": "f", "Payload": {"n": "{%% $states.input.n %%}"}},
                  %s "End": true}
            """;

    private static TestMachine invoking(String fields) {
        return TestMachine.of("T", INVOKE.formatted(fields));
    }

    @Test
    void givesEvaluatedArgumentsAndLeavesWithTheResult() {
        TestMachine machine =
                invoking("\"Output\": \"{% $states.result.Payload %}\",")
                        .answers("{\"Payload\": {\"ok\": true}, \"StatusCode\": 200}");

        assertThat(output(machine.run("{\"n\": 4}"))).isEqualTo("{\"ok\":true}");
        assertThat(machine.calls.getFirst().arguments())
                .isEqualTo(read("{\"FunctionName\": \"f\", \"Payload\": {\"n\": 4}}"));
    }

    @Test
    void leavesWithTheWholeResultWhenItHasNoOutput() {
        TestMachine machine = invoking("").answers("{\"Payload\": 1, \"StatusCode\": 200}");

        assertThat(output(machine.run("{\"n\": 4}")))
                .isEqualTo("{\"Payload\":1,\"StatusCode\":200}");
    }

    @Test
    void handsABareFunctionItsPayloadAndTakesItsPayload() {
        TestMachine machine =
                TestMachine.of(
                                "T",
                                """
                                "T": {"Type": "Task", "Resource": "%s", "End": true}
                                """
                                        .formatted(TestMachine.FUNCTION))
                        .answers("{\"Payload\": \"pong\"}");

        assertThat(output(machine.run("\"ping\""))).isEqualTo("\"pong\"");
        assertThat(machine.calls.getFirst().arguments().path("Payload").asText())
                .isEqualTo("\"ping\"");
    }

    @Test
    void runsIntoItsTimeoutAndIgnoresTheLateAnswer() {
        TestMachine machine = invoking("\"TimeoutSeconds\": \"{% 2 + 3 %}\",").answers("{}");
        machine.holdTasks();
        Execution late = machine.start("{\"n\": 1}");

        machine.timers.advanceBy(Duration.ofSeconds(6));
        assertThat(late.error()).contains("States.Timeout");
        machine.releaseTasks();

        assertThat(machine.calls).hasSize(1);
        assertThat(types(late))
                .containsExactly(
                        "ExecutionStarted",
                        "TaskStateEntered",
                        "TaskScheduled",
                        "TaskStarted",
                        "TaskTimedOut",
                        "ExecutionFailed");
    }

    @Test
    void failsWithItsCauseNamingStateFieldAndExpressionWhenSomethingIsUndefined() {
        Execution execution = invoking("").answers("{}").run("{}");

        assertThat(execution.error()).contains("States.QueryEvaluationError");
        assertThat(execution.cause())
                .contains(
                        "An error occurred while executing the state 'T' (entered at the event id"
                                + " #2). The JSONata expression '$states.input.n' specified for the"
                                + " field 'Arguments/Payload/n' returned nothing (undefined).");
        HistoryEvent evaluation = execution.history().get(2);
        assertThat(evaluation.type()).isEqualTo("EvaluationFailed");
        // It follows what came before the state was entered, and the end follows it.
        assertThat(evaluation.previousEventId()).isZero();
        assertThat(execution.history().get(3).previousEventId()).isEqualTo(evaluation.id());
        assertThat(evaluation.details().path("location").asText()).isEqualTo("Arguments/Payload/n");
        assertThat(evaluation.details().path("state").asText()).isEqualTo("T");
    }

    /** Recorded on AWS on 2024-03-21; the developer guide says that States.ALL does not. */
    @Test
    void aCatchOfAllCatchesAResultThatIsLargerThanTheLimit() {
        String large = "\"" + "x".repeat(262_144) + "\"";

        for (String error : List.of("States.ALL", "States.DataLimitExceeded")) {
            assertThat(output(catching(error).answers(large).run("{\"n\": 1}")))
                    .contains("exceeding the maximum number of bytes");
        }
        assertThat(catching("States.TaskFailed").answers(large).run("{\"n\": 1}").error())
                .contains("States.DataLimitExceeded");
    }

    /** Recorded on AWS: not by its own name either. */
    @ParameterizedTest
    @ValueSource(strings = {"States.ALL", "States.TaskFailed", "States.Runtime"})
    void noCatchCatchesAFaultOfTheRuntime(String error) {
        assertThat(catching(error).fails("States.Runtime", "odd").run("{\"n\": 1}").error())
                .contains("States.Runtime");
    }

    /** Recorded on AWS on 2024-11-28. */
    @Test
    void aTimeoutThatIsCaughtHasAnEmptyCause() {
        TestMachine machine =
                TestMachine.of(
                        "T",
                        INVOKE.formatted(
                                        """
                                        "TimeoutSeconds": 5, "Catch": [{"ErrorEquals": ["States.Timeout"],
                                          "Output": "{% $states.errorOutput %}", "Next": "Caught"}],
                                        """)
                                + ", \"Caught\": {\"Type\": \"Succeed\"}");
        machine.holdTasks();
        Execution late = machine.start("{\"n\": 1}");

        machine.timers.advanceBy(Duration.ofSeconds(6));

        assertThat(output(late)).isEqualTo("{\"Error\":\"States.Timeout\",\"Cause\":\"\"}");
    }

    @Test
    void aBareFunctionIsHandedATextAsJson() {
        TestMachine machine =
                TestMachine.of(
                        "T",
                        "\"T\": {\"Type\": \"Task\", \"Resource\": \"%s\", \"End\": true}"
                                .formatted(TestMachine.FUNCTION));
        machine.answers("{}").run("\"hello\"");

        assertThat(machine.calls.getFirst().arguments().path("Payload").textValue())
                .isEqualTo("\"hello\"");
    }

    private static TestMachine catching(String error) {
        String fields =
                "\"Catch\": [{\"ErrorEquals\": [\"%s\"], \"Next\": \"Caught\"}],".formatted(error);
        return TestMachine.of(
                "T", INVOKE.formatted(fields) + ", \"Caught\": {\"Type\": \"Succeed\"}");
    }

    @Test
    void isGivenTheArnsOfExecutionAndStateMachine() {
        TestMachine machine = invoking("").answers("{}");
        Execution execution = machine.run("{\"n\": 1}");

        assertThat(
                        List.of(
                                machine.calls.getFirst().executionArn(),
                                machine.calls.getFirst().stateMachineArn()))
                .containsExactly(execution.arn(), execution.machine().arn());
    }
}
