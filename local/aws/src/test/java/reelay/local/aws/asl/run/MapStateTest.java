package reelay.local.aws.asl.run;

import static org.assertj.core.api.Assertions.assertThat;
import static reelay.local.aws.asl.run.TestMachine.output;
import static reelay.local.aws.asl.run.TestMachine.types;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class MapStateTest {

    private static TestMachine mapping(String fields, String state) {
        return TestMachine.of(
                "M",
                """
                "M": {"Type": "Map", "Items": "{%% $states.input.items %%}", %s
                      "ItemProcessor": {"ProcessorConfig": {"Mode": "INLINE"}, "StartAt": "I",
                                        "States": {"I": %s}}, "End": true}
                """
                        .formatted(fields, state));
    }

    @Test
    void givesTheOutputsInTheOrderOfTheItems() {
        TestMachine machine =
                mapping(
                        """
                        "ItemSelector": {"i": "{% $states.context.Map.Item.Index %}", "v": "{% $states.context.Map.Item.Value %}"},
                        """,
                        """
                        {"Type": "Pass", "Output": "{% $states.input.v * 10 + $states.input.i %}", "End": true}
                        """);

        assertThat(output(machine.run("{\"items\": [5, 6, 7]}"))).isEqualTo("[50,61,72]");
    }

    @Test
    void makesNothingOfNothing() {
        TestMachine machine = mapping("", "{\"Type\": \"Pass\", \"End\": true}");

        assertThat(output(machine.run("{\"items\": []}"))).isEqualTo("[]");
    }

    @Test
    void runsOnlySoManyAtOnce() {
        TestMachine machine =
                mapping(
                        "\"MaxConcurrency\": 2,",
                        "{\"Type\": \"Wait\", \"Seconds\": 10, \"End\": true}");

        assertThat(machine.run("{\"items\": [1, 2, 3, 4, 5]}").stopDate())
                .contains(TestMachine.START.plus(Duration.ofSeconds(30)));
    }

    @Test
    void failsWithTheErrorOfAnItemAndAbortsTheOthers() {
        TestMachine machine =
                TestMachine.of(
                        "M",
                        """
                        "M": {"Type": "Map", "Items": [0, 1], "Next": "After",
                              "Catch": [{"ErrorEquals": ["Bad"], "Next": "After"}],
                              "ItemProcessor": {"StartAt": "C", "States": {
                                "C": {"Type": "Choice", "Choices": [{"Condition": "{% $states.input = 1 %}", "Next": "F"}], "Default": "W"},
                                "W": {"Type": "Wait", "Seconds": 100, "End": true},
                                "F": {"Type": "Fail", "Error": "Bad", "Cause": "one"}}}},
                        "After": {"Type": "Pass", "End": true}
                        """);
        Execution execution = machine.run("{}");

        assertThat(output(execution)).isEqualTo("{\"Error\":\"Bad\",\"Cause\":\"one\"}");
        assertThat(execution.stopDate()).contains(TestMachine.START);
        assertThat(types(execution))
                .containsSubsequence(
                        "MapStateEntered",
                        "MapStateStarted",
                        "MapIterationStarted",
                        "MapIterationStarted",
                        "MapIterationFailed",
                        "WaitStateAborted",
                        "MapStateFailed",
                        "MapStateExited",
                        "PassStateEntered");
    }
}
