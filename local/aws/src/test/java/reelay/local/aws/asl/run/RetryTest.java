package reelay.local.aws.asl.run;

import static org.assertj.core.api.Assertions.assertThat;
import static reelay.local.aws.asl.run.TestMachine.output;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import reelay.local.aws.asl.expression.ErrorNames;

class RetryTest {

    private static TestMachine retrying(String retry) {
        return TestMachine.of(
                "T",
                """
                "T": {"Type": "Task", "Resource": "%s", "Retry": [%s],
                      "Output": "{% $states.context.State.RetryCount %}", "End": true}
                """
                        .replace("%s\", \"Retry\"", TestMachine.FUNCTION + "\", \"Retry\"")
                        .replace("[%s]", "[" + retry + "]"));
    }

    @Test
    void waitsLongerEachTimeUpToTheLongestDelay() {
        TestMachine machine =
                retrying(
                        """
                        {"ErrorEquals": ["Busy"], "IntervalSeconds": 2, "BackoffRate": 3,
                         "MaxAttempts": 5, "MaxDelaySeconds": 20}
                        """);
        Execution execution = machine.fails("Busy", "later").run("{}");

        assertThat(machine.pauses()).containsExactly(2L, 6L, 18L, 20L, 20L);
        assertThat(execution.error()).contains("Busy");
        assertThat(execution.cause()).contains("later");
    }

    @Test
    void triesThreeTimesMoreUnlessToldOtherwise() {
        TestMachine machine = retrying("{\"ErrorEquals\": [\"States.ALL\"]}").fails("X", "x");
        machine.run("{}");

        assertThat(machine.pauses()).containsExactly(1L, 2L, 4L);
    }

    @Test
    void goesOnOnceATrySucceedsAndCountsTheRetries() {
        TestMachine machine =
                retrying("{\"ErrorEquals\": [\"States.TaskFailed\"]}")
                        .fails("X", "x")
                        .fails("Y", "y")
                        .answers("{\"Payload\": 1}");

        assertThat(output(machine.run("{}"))).isEqualTo("2");
    }

    @Test
    void countsEachRetrierOnItsOwn() {
        TestMachine machine =
                retrying(
                                """
                                {"ErrorEquals": ["X"], "MaxAttempts": 1},
                                {"ErrorEquals": ["Y"], "MaxAttempts": 1, "IntervalSeconds": 7}
                                """)
                        .fails("X", "x")
                        .fails("Y", "y")
                        .fails("X", "again");
        Execution execution = machine.run("{}");

        assertThat(machine.pauses()).containsExactly(1L, 7L);
        assertThat(execution.cause()).contains("again");
    }

    @Test
    void neverRetriesWithNoAttempts() {
        TestMachine machine =
                retrying("{\"ErrorEquals\": [\"States.ALL\"], \"MaxAttempts\": 0}").fails("X", "x");
        machine.run("{}");

        assertThat(machine.calls).hasSize(1);
    }

    @Test
    void drawsTheWaitWithFullJitter() {
        TestMachine machine =
                retrying(
                                """
                                {"ErrorEquals": ["X"], "IntervalSeconds": 1000, "BackoffRate": 1,
                                 "MaxAttempts": 20, "JitterStrategy": "FULL"}
                                """)
                        .fails("X", "x");
        machine.run("{}");
        List<Long> pauses = machine.pauses();

        assertThat(pauses).hasSize(20).allMatch(pause -> pause >= 0 && pause <= 1000);
        assertThat(pauses.stream().distinct().count()).isGreaterThan(10);
    }

    @Test
    void taskFailedDoesNotStandForTimeouts() {
        assertThat(ErrorNames.retries(List.of("States.TaskFailed"), "States.Timeout")).isFalse();
        assertThat(ErrorNames.catches(List.of("States.TaskFailed"), "States.Timeout")).isFalse();
        assertThat(ErrorNames.retries(List.of("States.ALL"), "States.Timeout")).isTrue();
        assertThat(ErrorNames.retries(List.of("States.Timeout"), "States.Timeout")).isTrue();
        assertThat(ErrorNames.retries(List.of("States.TaskFailed"), "Mine")).isTrue();
    }

    @Test
    void allDoesNotStandForWhatIsTerminal() {
        assertThat(ErrorNames.retries(List.of("States.ALL"), "States.DataLimitExceeded")).isFalse();
        assertThat(ErrorNames.retries(List.of("States.ALL"), "States.Runtime")).isFalse();
    }

    @Test
    void passesADayOfRetriesInNoTime() {
        TestMachine machine =
                retrying(
                                """
                                {"ErrorEquals": ["X"], "IntervalSeconds": 60, "BackoffRate": 1, "MaxAttempts": 1440}
                                """)
                        .fails("X", "x");
        Execution execution = machine.run("{}");

        assertThat(execution.stopDate()).contains(TestMachine.START.plus(Duration.ofDays(1)));
    }
}
