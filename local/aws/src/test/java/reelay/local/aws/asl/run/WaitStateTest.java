package reelay.local.aws.asl.run;

import static org.assertj.core.api.Assertions.assertThat;
import static reelay.local.aws.asl.run.TestMachine.types;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class WaitStateTest {

    private static TestMachine waiting(String fields) {
        return TestMachine.of("W", "\"W\": {\"Type\": \"Wait\", \"End\": true, " + fields + "}");
    }

    @Test
    void endsAfterItsSecondsAndNotBefore() {
        TestMachine machine = waiting("\"Seconds\": 60");
        Execution execution = machine.start("{}");

        machine.timers.advanceBy(Duration.ofSeconds(59));
        assertThat(execution.status()).isEqualTo(ExecutionStatus.RUNNING);
        assertThat(execution.currentState()).contains("W");
        machine.timers.advanceBy(Duration.ofSeconds(1));
        assertThat(execution.status()).isEqualTo(ExecutionStatus.SUCCEEDED);
        assertThat(types(execution)).contains("WaitStateEntered", "WaitStateExited");
    }

    @Test
    void takesItsSecondsFromAnExpression() {
        Execution execution =
                waiting("\"Seconds\": \"{% $states.input.wait * 86400 %}\"").run("{\"wait\": 1}");

        assertThat(execution.stopDate()).contains(TestMachine.START.plus(Duration.ofDays(1)));
    }

    @Test
    void waitsUntilATime() {
        Execution execution =
                waiting("\"Timestamp\": \"{% $states.input.until %}\"")
                        .run("{\"until\": \"2026-03-01T01:00:00+01:00\"}");

        assertThat(execution.stopDate()).contains(Instant.parse("2026-03-01T00:00:00Z"));
    }

    /** Recorded on AWS on 2024-12-27; other than elsewhere EvaluationFailed follows the entry. */
    @Test
    void failsTheExecutionWhenTheTimeIsNone() {
        Execution execution =
                waiting("\"Timestamp\": \"{% $states.input.until %}\"")
                        .run("{\"until\": \"2016-12-05 21:29:29Z\"}");

        assertThat(execution.cause())
                .contains(
                        "An error occurred while executing the state 'W' (entered at the event id"
                                + " #2). The Timestamp field cannot be parsed as an ISO-8601"
                                + " extended offset date-time format string: 2016-12-05 21:29:29Z");
        assertThat(execution.history().get(2).type()).isEqualTo("EvaluationFailed");
        assertThat(execution.history().get(2).previousEventId()).isEqualTo(2);
    }

    @Test
    void failsTheExecutionWhenTheSecondsAreNotWhole() {
        Execution execution = waiting("\"Seconds\": \"{% 1.5 %}\"").run("{}");

        assertThat(execution.error()).contains("States.QueryEvaluationError");
        assertThat(execution.cause().orElseThrow()).contains("'W'").contains("whole number");
    }
}
