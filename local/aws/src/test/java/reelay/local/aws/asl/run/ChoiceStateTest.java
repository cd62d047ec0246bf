package reelay.local.aws.asl.run;

import static org.assertj.core.api.Assertions.assertThat;
import static reelay.local.aws.asl.run.TestMachine.output;

import org.junit.jupiter.api.Test;

class ChoiceStateTest {

    private static final String STATES =
            """
            "C": {"Type": "Choice",
              "Choices": [
                {"Condition": "{%% $states.input.n > 10 %%}", "Next": "Big",
                 "Output": {"n": "{%% $states.input.n %%}", "rule": 1}},
                {"Condition": "{%% $states.input.n > 5 %%}", "Next": "Middle", "Assign": {"half": "{%% $states.input.n / 2 %%}"}}],
              %s
              "Output": "none"},
            "Big": {"Type": "Pass", "End": true},
            "Middle": {"Type": "Pass", "Output": "{%% $half %%}", "End": true}
            %s
            """;

    private final TestMachine machine =
            TestMachine.of(
                    "C",
                    STATES.formatted(
                            "\"Default\": \"Small\",",
                            ", \"Small\": {\"Type\": \"Pass\", \"End\": true}"));

    @Test
    void goesWhereTheFirstRuleThatHoldsPoints() {
        assertThat(output(machine.run("{\"n\": 11}"))).isEqualTo("{\"n\":11,\"rule\":1}");
    }

    @Test
    void assignsWhatTheRuleSays() {
        assertThat(output(machine.run("{\"n\": 7}"))).isEqualTo("3.5");
    }

    @Test
    void takesTheDefaultWithTheOutputOfTheState() {
        assertThat(output(machine.run("{\"n\": 1}"))).isEqualTo("\"none\"");
    }

    @Test
    void failsWhenNoRuleHoldsAndThereIsNoDefault() {
        Execution execution = TestMachine.of("C", STATES.formatted("", "")).run("{\"n\": 1}");

        assertThat(execution.status()).isEqualTo(ExecutionStatus.FAILED);
        assertThat(execution.error()).contains("States.NoChoiceMatched");
    }

    @Test
    void failsWhenAConditionIsNotABoolean() {
        Execution execution =
                TestMachine.of(
                                "C",
                                """
                                "C": {"Type": "Choice", "Choices": [{"Condition": "{% 'yes' %}", "Next": "D"}]},
                                "D": {"Type": "Succeed"}
                                """)
                        .run("{}");

        assertThat(execution.error()).contains("States.QueryEvaluationError");
        assertThat(execution.cause())
                .contains(
                        "An error occurred while executing the state 'C' (entered at the event id"
                                + " #2). The JSONata expression ''yes'' specified for the field"
                                + " 'Choices[0]/Condition' returned an unexpected result type. Expected"
                                + " 'boolean', but was 'string' for value: \"yes\"");
    }
}
