package reelay.local.aws.asl.run;

import static org.assertj.core.api.Assertions.assertThat;
import static reelay.local.aws.asl.run.TestMachine.types;

import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import reelay.local.aws.asl.task.TaskRunner;
import reelay.local.aws.asl.task.TaskRunners;
import reelay.local.aws.asl.time.ScheduledTimers;

class ExecutionTest {

    private static final String RETRIED_AND_CAUGHT =
            """
            "T": {"Type": "Task", "Resource": "arn:aws:states:::lambda:invoke",
                  "Arguments": {"FunctionName": "f"}, "Next": "Done",
                  "Retry": [{"ErrorEquals": ["Busy"], "MaxAttempts": 1}],
                  "Catch": [{"ErrorEquals": ["States.ALL"], "Next": "Caught"}]},
            "Done": {"Type": "Succeed"},
            "Caught": {"Type": "Pass", "End": true}
            """;

    private static List<String> lines(Execution execution) {
        return execution.history().stream()
                .map(e -> e.id() + "<" + e.previousEventId() + " " + e.type())
                .toList();
    }

    @Test
    void tellsTheHistoryOfATaskThatSucceeds() {
        Execution execution =
                TestMachine.of("T", RETRIED_AND_CAUGHT).answers("{\"Payload\": 1}").run("{}");

        assertThat(lines(execution))
                .containsExactly(
                        "1<0 ExecutionStarted",
                        "2<0 TaskStateEntered",
                        "3<2 TaskScheduled",
                        "4<3 TaskStarted",
                        "5<4 TaskSucceeded",
                        "6<5 TaskStateExited",
                        "7<6 SucceedStateEntered",
                        "8<7 SucceedStateExited",
                        "9<8 ExecutionSucceeded");
        assertThat(execution.history().get(2).details())
                .isEqualTo(
                        TestMachine.read(
                                """
                                {"resourceType": "lambda", "resource": "invoke", "region": "us-east-1",
                                 "parameters": "{\\"FunctionName\\":\\"f\\"}"}
                                """));
        assertThat(execution.history().get(1).detailsField()).contains("stateEnteredEventDetails");
    }

    @Test
    void tellsTheHistoryOfATaskThatIsRetriedAndCaught() {
        Execution execution =
                TestMachine.of("T", RETRIED_AND_CAUGHT)
                        .fails("Busy", "1")
                        .fails("Busy", "2")
                        .run("{}");

        assertThat(lines(execution))
                .containsExactly(
                        "1<0 ExecutionStarted",
                        "2<0 TaskStateEntered",
                        "3<2 TaskScheduled",
                        "4<3 TaskStarted",
                        "5<4 TaskFailed",
                        "6<5 TaskScheduled",
                        "7<6 TaskStarted",
                        "8<7 TaskFailed",
                        "9<8 TaskStateExited",
                        "10<9 PassStateEntered",
                        "11<10 PassStateExited",
                        "12<11 ExecutionSucceeded");
    }

    @Test
    void tellsTheHistoryOfABareFunction() {
        Execution execution =
                TestMachine.of(
                                "T",
                                "\"T\": {\"Type\": \"Task\", \"Resource\": \"%s\", \"End\": true}"
                                        .formatted(TestMachine.FUNCTION))
                        .fails("Boom", "{}")
                        .run("{}");

        assertThat(types(execution))
                .containsExactly(
                        "ExecutionStarted",
                        "TaskStateEntered",
                        "LambdaFunctionScheduled",
                        "LambdaFunctionStarted",
                        "LambdaFunctionFailed",
                        "ExecutionFailed");
    }

    @Test
    void timesOutAsAWhole() {
        TestMachine machine =
                new TestMachine(
                        """
                        {"QueryLanguage": "JSONata", "TimeoutSeconds": 30, "StartAt": "W",
                         "States": {"W": {"Type": "Wait", "Seconds": 31, "End": true}}}
                        """);
        Execution execution = machine.run("{}");

        assertThat(execution.status()).isEqualTo(ExecutionStatus.TIMED_OUT);
        assertThat(execution.stopDate()).contains(TestMachine.START.plus(Duration.ofSeconds(30)));
        assertThat(types(execution))
                .containsExactly("ExecutionStarted", "WaitStateEntered", "ExecutionTimedOut");
    }

    @Test
    void ignoresTheAnswerOfATaskAfterItWasStopped() {
        TestMachine machine = TestMachine.of("T", RETRIED_AND_CAUGHT).answers("{}").holdTasks();
        Execution execution = machine.start("{}");

        execution.stop("Mine", "enough");
        machine.releaseTasks();

        assertThat(execution.status()).isEqualTo(ExecutionStatus.ABORTED);
        assertThat(types(execution).getLast()).isEqualTo("ExecutionAborted");
        assertThat(execution.error()).contains("Mine");
    }

    @Test
    void goesOnAtTheFailedStateWithItsInputAndVariablesWhenRedriven() {
        TestMachine machine =
                TestMachine.of(
                                "A",
                                """
                                "A": {"Type": "Pass", "Assign": {"x": 5}, "Output": "in", "Next": "T"},
                                "T": {"Type": "Task", "Resource": "FUNCTION", "End": true,
                                      "Output": "{% [$x, $states.input, $states.context.Execution.RedriveCount] %}"}
                                """
                                        .replace("FUNCTION", TestMachine.FUNCTION))
                        .fails("X", "x")
                        .answers("{\"Payload\": 1}");
        Execution execution = machine.run("{}");
        assertThat(execution.status()).isEqualTo(ExecutionStatus.FAILED);

        assertThat(execution.redrive()).isTrue();
        machine.timers.runUntilIdle();

        assertThat(TestMachine.output(execution)).isEqualTo("[5,\"in\",1]");
        assertThat(types(execution))
                .containsSubsequence(
                        "ExecutionFailed",
                        "ExecutionRedriven",
                        "LambdaFunctionScheduled",
                        "ExecutionSucceeded");
    }

    @Test
    void failsWhenItsHistoryIsFull() {
        Execution execution =
                TestMachine.of("A", "\"A\": {\"Type\": \"Pass\", \"Next\": \"A\"}").run("{}");

        assertThat(execution.status()).isEqualTo(ExecutionStatus.FAILED);
        assertThat(execution.cause().orElseThrow()).contains("maximum number of history events");
        assertThat(execution.history()).hasSize(25_000);
    }

    @Test
    void costsNoThreadWhileItWaits() throws InterruptedException {
        StateMachineDefinition definition =
                StateMachineDefinition.parse(
                        TestMachine.json(
                                "W", "\"W\": {\"Type\": \"Wait\", \"Seconds\": 2, \"End\": true}"));
        StateMachine machine = new StateMachine("arn:machine", "m", "role", definition);
        TaskRunner none = TaskRunner.TaskCall::arguments;
        CountDownLatch ended = new CountDownLatch(5_000);
        int before = Thread.activeCount();
        try (ScheduledTimers timers = new ScheduledTimers(InstantSource.system());
                ExecutorService tasks = Executors.newVirtualThreadPerTaskExecutor()) {
            AslInterpreter interpreter =
                    new AslInterpreter(
                            timers, new Random(), tasks, new TaskRunners(none, none, none));
            List<Execution> all = new ArrayList<>();
            for (int i = 0; i < 5_000; i++) {
                all.add(
                        interpreter.start(
                                machine,
                                "arn:" + i,
                                "e" + i,
                                TestMachine.read("{}"),
                                execution -> {
                                    if (execution.status() != ExecutionStatus.RUNNING) {
                                        ended.countDown();
                                    }
                                }));
            }

            assertThat(Thread.activeCount()).isLessThan(before + 20);
            assertThat(ended.await(60, TimeUnit.SECONDS)).isTrue();
            assertThat(all).allMatch(one -> one.status() == ExecutionStatus.SUCCEEDED);
        }
    }
}
