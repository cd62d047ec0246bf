package reelay.local.aws.asl.expression;

import static org.assertj.core.api.Assertions.assertThat;
import static reelay.local.aws.asl.run.TestMachine.output;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import reelay.local.aws.asl.run.Execution;
import reelay.local.aws.asl.run.TestMachine;

class JsonataFunctionsTest {

    private static Execution evaluating(String expression) {
        return TestMachine.of(
                        "A",
                        "\"A\": {\"Type\": \"Pass\", \"End\": true, \"Output\": \"{%% %s %%}\"}"
                                .formatted(expression))
                .run("{\"list\": [1, 2, 3], \"n\": null}");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "$millis() | 1767225600000",
                "$now() | \"2026-01-01T00:00:00.000Z\"",
                "$now('[Y0001]') | \"2026\"",
                "$states.input.n | null",
                "$exists($states.input.n) | true",
            })
    void areThere(String expression, String expected) {
        assertThat(output(evaluating(expression))).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "$number('abc') | abc",
                "$eval('1') | not supported",
                "$states.input.missing | (undefined)",
                "$sum | unsupported result type",
                "($f := function($x) { $f($x) + 1 }; $f(1)) | 'Output'",
                "1 + 'a' | 'Output'",
            })
    void failTheStateWithACauseThatSaysWhy(String expression, String part) {
        Execution execution = evaluating(expression);

        assertThat(execution.error()).contains("States.QueryEvaluationError");
        assertThat(execution.cause().orElseThrow()).contains(part).contains("'A'");
    }

    @Test
    void endAnExpressionThatNeverWould() {
        assertThat(evaluating("($f := function() { $f() }; $f())").cause().orElseThrow())
                .contains("infinite loop");
    }
}
