package reelay.local.aws.asl.run;

import static org.assertj.core.api.Assertions.assertThat;
import static reelay.local.aws.asl.run.TestMachine.output;

import org.junit.jupiter.api.Test;

class CatchTest {

    private static TestMachine catching(String catchers) {
        return TestMachine.of(
                "T",
                """
                "T": {"Type": "Task", "Resource": "FUNCTION", "Catch": [CATCHERS], "End": true},
                "Caught": {"Type": "Pass", "End": true},
                "Noted": {"Type": "Pass", "Output": "{% $note %}", "End": true}
                """
                        .replace("FUNCTION", TestMachine.FUNCTION)
                        .replace("CATCHERS", catchers));
    }

    private static final String BOTH =
            """
            {"ErrorEquals": ["Refused"], "Next": "Noted",
             "Assign": {"note": "{% $states.errorOutput.Error & ':' & $states.input.id %}"}},
            {"ErrorEquals": ["States.ALL"], "Next": "Caught",
             "Output": {"failure": "{% $states.errorOutput %}", "input": "{% $states.input %}"}}
            """;

    @Test
    void goesWhereTheFirstThatMatchesPoints() {
        assertThat(output(catching(BOTH).fails("Refused", "no").run("{\"id\": \"v1\"}")))
                .isEqualTo("\"Refused:v1\"");
    }

    @Test
    void computesItsOutputFromErrorAndInput() {
        assertThat(output(catching(BOTH).fails("Other", "why").run("{\"id\": 1}")))
                .isEqualTo(
                        "{\"failure\":{\"Error\":\"Other\",\"Cause\":\"why\"},\"input\":{\"id\":1}}");
    }

    @Test
    void handsTheErrorOnWhenItHasNoOutput() {
        TestMachine machine =
                catching(
                        """
                        {"ErrorEquals": ["States.TaskFailed"], "Next": "Caught"},
                        {"ErrorEquals": ["Z"], "Next": "Noted"}
                        """);

        assertThat(output(machine.fails("E", "c").run("{}")))
                .isEqualTo("{\"Error\":\"E\",\"Cause\":\"c\"}");
    }

    @Test
    void catchesWhatAnExpressionGotWrong() {
        TestMachine machine =
                TestMachine.of(
                        "T",
                        """
                        "T": {"Type": "Task", "Resource": "FUNCTION", "Arguments": "{% 1 + 'a' %}",
                              "Catch": [{"ErrorEquals": ["States.QueryEvaluationError"], "Next": "C",
                                         "Output": "{% $states.errorOutput.Error %}"}], "End": true},
                        "C": {"Type": "Succeed"}
                        """
                                .replace("FUNCTION", TestMachine.FUNCTION));

        assertThat(output(machine.run("{}"))).isEqualTo("\"States.QueryEvaluationError\"");
    }

    @Test
    void failsTheExecutionWhenTheCatchItselfCannotBeEvaluated() {
        Execution execution =
                catching(
                                """
                                {"ErrorEquals": ["States.ALL"], "Next": "Caught", "Output": "{% $nothing %}"},
                                {"ErrorEquals": ["X"], "Next": "Noted"}
                                """
                                        .replace("States.ALL", "E"))
                        .fails("E", "c")
                        .run("{}");

        assertThat(execution.error()).contains("States.QueryEvaluationError");
    }
}
