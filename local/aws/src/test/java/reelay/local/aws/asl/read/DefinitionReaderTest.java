package reelay.local.aws.asl.read;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import reelay.local.aws.asl.run.StateMachineDefinition;
import reelay.local.aws.asl.run.TestMachine;

class DefinitionReaderTest {

    private static List<String> problems(String definition) {
        InvalidDefinitionException refused =
                catchThrowableOfType(
                        InvalidDefinitionException.class,
                        () -> StateMachineDefinition.parse(definition));
        return refused.problems().stream().map(p -> p.where() + "|" + p.field()).toList();
    }

    private static List<String> problemsOf(String state) {
        return problems(TestMachine.json("A", "\"A\": {" + state + "}"));
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '^',
            delimiter = ';',
            value = {
                "\"Type\": \"Pass\", \"Next\": \"Gone\" ; A|Next",
                "\"Type\": \"Pass\" ; A|Next",
                "\"Type\": \"Pass\", \"End\": true, \"Colour\": 1 ; A|Colour",
                "\"Type\": \"Pass\", \"End\": true, \"ResultPath\": \"$\" ; A|ResultPath",
                "\"Type\": \"Pass\", \"End\": true, \"QueryLanguage\": \"JSONPath\" ;"
                        + " A|QueryLanguage",
                "\"Type\": \"Sleep\" ; A|Type",
                "\"Type\": \"Pass\", \"End\": true, \"Output\": {\"x\": [\"{% 1 + %}\"]} ;"
                        + " A|Output/x[0]",
                "\"Type\": \"Pass\", \"End\": true, \"Output\": \"{% 1\" ; A|Output",
                "\"Type\": \"Pass\", \"End\": true, \"Assign\": {\"states\": 1} ; A|Assign/states",
                "\"Type\": \"Wait\", \"End\": true ; A|Seconds",
                "\"Type\": \"Wait\", \"Seconds\": -1, \"End\": true ; A|Seconds",
                "\"Type\": \"Choice\", \"Choices\": [] ; A|Choices",
                "\"Type\": \"Task\", \"Resource\": \"arn:aws:states:::sns:publish\", \"End\": true"
                        + " ; A|Resource",
                "\"Type\": \"Task\", \"Resource\": \"arn:aws:states:::lambda:invoke\", \"End\":"
                        + " true ; A|Arguments",
                "\"Type\": \"Task\", \"Resource\": \"arn:aws:states:::lambda:invoke\","
                        + " \"Arguments\": {\"FunctionName\": \"f\", \"InvocationType\": \"Event\"},"
                        + " \"End\": true ; A|Arguments/InvocationType",
                "\"Type\": \"Fail\", \"Error\": 5 ; A|Error",
            })
    void refusesByStateAndField(String state, String problem) {
        assertThat(problemsOf(state)).containsExactly(problem);
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '^',
            delimiter = ';',
            value = {
                "\"Retry\": [{\"ErrorEquals\": [\"X\"], \"BackoffRate\": 0.5}] ;"
                        + " A|Retry[0]/BackoffRate",
                "\"Retry\": [{\"ErrorEquals\": [\"X\"], \"JitterStrategy\": \"HALF\"}] ;"
                        + " A|Retry[0]/JitterStrategy",
                "\"Retry\": [{\"ErrorEquals\": [\"X\"], \"IntervalSeconds\": 5,"
                        + " \"MaxDelaySeconds\": 5}] ; A|Retry[0]/MaxDelaySeconds",
                "\"Retry\": [{\"ErrorEquals\": []}] ; A|Retry[0]/ErrorEquals",
                "\"Retry\": [{\"ErrorEquals\": [\"States.ALL\", \"X\"]}] ; A|Retry[0]/ErrorEquals",
                "\"Retry\": [{\"ErrorEquals\": [\"States.ALL\"]}, {\"ErrorEquals\": [\"X\"]}] ;"
                        + " A|Retry[0]/ErrorEquals",
                "\"Catch\": [{\"ErrorEquals\": [\"X\"], \"Next\": \"Gone\"}] ; A|Catch[0]/Next",
                "\"Catch\": [{\"ErrorEquals\": [\"X\"], \"Next\": \"A\", \"ResultPath\": \"$\"}] ;"
                        + " A|Catch[0]/ResultPath",
                "\"HeartbeatSeconds\": 5 ; A|HeartbeatSeconds",
                "\"TimeoutSeconds\": 0 ; A|TimeoutSeconds",
            })
    void refusesWhatATaskCannotHave(String fields, String problem) {
        assertThat(
                        problemsOf(
                                "\"Type\": \"Task\", \"Resource\": \"%s\", \"End\": true, %s"
                                        .formatted(TestMachine.FUNCTION, fields)))
                .containsExactly(problem);
    }

    @Test
    void refusesJsonPathMachines() {
        assertThat(problems("{\"StartAt\": \"A\", \"States\": {\"A\": {\"Type\": \"Succeed\"}}}"))
                .containsExactly("state machine|QueryLanguage");
    }

    @Test
    void refusesAMissingStartAndWhatIsNotJson() {
        assertThat(
                        problems(
                                "{\"QueryLanguage\": \"JSONata\", \"States\": {\"A\": {\"Type\":"
                                        + " \"Succeed\"}}}"))
                .containsExactly("state machine|StartAt");
        assertThat(problems("{ nope")).containsExactly("state machine|definition");
    }

    @Test
    void refusesStatesNobodyLeadsTo() {
        assertThat(
                        problems(
                                TestMachine.json(
                                        "A",
                                        "\"A\": {\"Type\": \"Succeed\"}, \"B\": {\"Type\":"
                                                + " \"Succeed\"}")))
                .containsExactly("B|name");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Map", "Parallel"})
    void refusesStatesInsideOfStates(String type) {
        assertThat(problemsOf("\"Type\": \"%s\", \"End\": true".formatted(type)))
                .containsExactly("A|Type");
    }

    @ParameterizedTest
    @ValueSource(strings = {"partition", "range", "hash", "random", "uuid", "parse"})
    void refusesTheFunctionsThatStepFunctionsAddsToJsonata(String function) {
        assertThat(
                        problemsOf(
                                "\"Type\": \"Pass\", \"End\": true, \"Output\": \"{%% $%s(1) %%}\""
                                        .formatted(function)))
                .containsExactly("A|Output");
    }

    /** Recorded on AWS on 2024-12-27: SCHEMA_VALIDATION_FAILED, at /States/Wait/Timestamp. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "2016-12-05 21:29:29Z",
                "2016-12-05T21:29:29",
                "2016-13-05T21:29:29Z",
                "2016-12-05T25:29:29Z",
                "05-12-2016T21:29:29Z"
            })
    void refusesATimestampThatIsNone(String timestamp) {
        assertThat(
                        problemsOf(
                                "\"Type\": \"Wait\", \"End\": true, \"Timestamp\": \"%s\""
                                        .formatted(timestamp)))
                .containsExactly("A|Timestamp");
    }

    @Test
    void tellsEverythingThatIsWrongAtOnce() {
        assertThat(
                        problemsOf(
                                "\"Type\": \"Pass\", \"Next\": \"Gone\", \"Colour\": 1, \"Output\":"
                                        + " \"{% ( %}\""))
                .containsExactlyInAnyOrder("A|Next", "A|Colour", "A|Output");
    }
}
