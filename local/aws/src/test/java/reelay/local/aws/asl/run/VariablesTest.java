package reelay.local.aws.asl.run;

import static org.assertj.core.api.Assertions.assertThat;
import static reelay.local.aws.asl.run.TestMachine.output;

import org.junit.jupiter.api.Test;

class VariablesTest {

    @Test
    void areComputedWithTheValuesFromBeforeTheState() {
        TestMachine machine =
                TestMachine.of(
                        "A",
                        """
                        "A": {"Type": "Pass", "Assign": {"x": 1, "y": 10}, "Next": "B"},
                        "B": {"Type": "Pass",
                              "Assign": {"x": "{% $y %}", "y": "{% $x %}"},
                              "Output": "{% $x %}", "Next": "C"},
                        "C": {"Type": "Pass", "Output": "{% [$states.input, $x, $y] %}", "End": true}
                        """);

        assertThat(output(machine.run("{}"))).isEqualTo("[1,10,1]");
    }

    @Test
    void areShownInTheEventThatLeavesTheState() {
        TestMachine machine =
                TestMachine.of(
                        "A",
                        """
                        "A": {"Type": "Pass", "Assign": {"x": {"deep": true}}, "End": true}
                        """);

        Execution execution = machine.run("{}");

        assertThat(execution.history().get(2).details().path("assignedVariables").toString())
                .isEqualTo("{\"x\":\"{\\\"deep\\\":true}\"}");
    }
}
