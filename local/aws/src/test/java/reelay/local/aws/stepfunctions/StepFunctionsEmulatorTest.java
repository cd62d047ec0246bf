package reelay.local.aws.stepfunctions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import reelay.local.aws.asl.run.AslInterpreter;
import reelay.local.aws.asl.task.TaskFailedException;
import reelay.local.aws.asl.task.TaskRunner;
import reelay.local.aws.asl.task.TaskRunners;
import reelay.local.aws.asl.time.VirtualTimers;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.ExecutionAlreadyExistsException;
import software.amazon.awssdk.services.sfn.model.ExecutionDoesNotExistException;
import software.amazon.awssdk.services.sfn.model.ExecutionListItem;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;
import software.amazon.awssdk.services.sfn.model.HistoryEvent;
import software.amazon.awssdk.services.sfn.model.HistoryEventType;
import software.amazon.awssdk.services.sfn.model.InvalidDefinitionException;
import software.amazon.awssdk.services.sfn.model.InvalidExecutionInputException;
import software.amazon.awssdk.services.sfn.model.InvalidNameException;
import software.amazon.awssdk.services.sfn.model.StateMachineDoesNotExistException;

class StepFunctionsEmulatorTest {

    private static final String DEFINITION =
            """
            {"QueryLanguage": "JSONata", "StartAt": "Hold", "States": {
              "Hold": {"Type": "Wait", "Seconds": 10, "Next": "Call"},
              "Call": {"Type": "Task", "Resource": "arn:aws:states:::lambda:invoke",
                       "Arguments": {"FunctionName": "f", "Payload": "{% $states.input %}"}, "End": true}}}
            """;

    private final VirtualTimers timers = new VirtualTimers(Instant.parse("2026-01-01T00:00:00Z"));
    private boolean broken;
    private final StepFunctionsEmulator emulator = start(100);
    private final SfnClient sfn = client(emulator);
    private final String machine =
            emulator.register("video", DEFINITION, "arn:aws:iam::000000000000:role/r");

    private StepFunctionsEmulator start(int kept) {
        TaskRunner runner =
                call -> {
                    if (broken) {
                        throw new TaskFailedException("Broken", "for now");
                    }
                    return JsonNodeFactory.instance.objectNode().put("StatusCode", 200);
                };
        return StepFunctionsEmulator.start(
                0,
                new AslInterpreter(
                        timers,
                        new Random(1),
                        Runnable::run,
                        new TaskRunners(runner, runner, runner)),
                kept);
    }

    private static SfnClient client(StepFunctionsEmulator emulator) {
        return SfnClient.builder()
                .endpointOverride(emulator.address())
                .region(Region.US_EAST_1)
                .credentialsProvider(
                        StaticCredentialsProvider.create(
                                AwsBasicCredentials.create("local", "local")))
                .httpClient(UrlConnectionHttpClient.create())
                .build();
    }

    @AfterEach
    void stop() {
        sfn.close();
        emulator.close();
    }

    private String startNamed(String name) {
        return sfn.startExecution(r -> r.stateMachineArn(machine).name(name).input("{\"a\":1}"))
                .executionArn();
    }

    @Test
    void runsAnExecutionAndDescribesIt() {
        String arn = startNamed("one");
        assertThat(sfn.describeExecution(r -> r.executionArn(arn)).status())
                .isEqualTo(ExecutionStatus.RUNNING);

        timers.runUntilIdle();
        var done = sfn.describeExecution(r -> r.executionArn(arn));

        assertThat(done.status()).isEqualTo(ExecutionStatus.SUCCEEDED);
        assertThat(done.input()).isEqualTo("{\"a\":1}");
        assertThat(done.output()).isEqualTo("{\"StatusCode\":200}");
        assertThat(done.stopDate()).isEqualTo(Instant.parse("2026-01-01T00:00:10Z"));
    }

    @Test
    void findsTheRunningExecutionOfTheSameNameAndInputAgain() {
        String arn = startNamed("one");

        assertThat(startNamed("one")).isEqualTo(arn);
        assertThatThrownBy(
                        () ->
                                sfn.startExecution(
                                        r -> r.stateMachineArn(machine).name("one").input("{}")))
                .isInstanceOf(ExecutionAlreadyExistsException.class);
        timers.runUntilIdle();
        assertThatThrownBy(() -> startNamed("one"))
                .isInstanceOf(ExecutionAlreadyExistsException.class);
    }

    @Test
    void refusesWhatCannotBeStarted() {
        assertThatThrownBy(() -> startNamed("a/b")).isInstanceOf(InvalidNameException.class);
        assertThatThrownBy(() -> sfn.startExecution(r -> r.stateMachineArn(machine).input("{")))
                .isInstanceOf(InvalidExecutionInputException.class);
        assertThatThrownBy(() -> sfn.startExecution(r -> r.stateMachineArn(machine + "x")))
                .isInstanceOf(StateMachineDoesNotExistException.class);
        assertThatThrownBy(
                        () ->
                                sfn.describeExecution(
                                        r ->
                                                r.executionArn(
                                                        "arn:aws:states:us-east-1:000000000000:execution:video:x")))
                .isInstanceOf(ExecutionDoesNotExistException.class);
    }

    @Test
    void tellsTheHistoryInPagesAndBothDirections() {
        String arn = startNamed("one");
        timers.runUntilIdle();

        List<HistoryEvent> events =
                sfn
                        .getExecutionHistoryPaginator(r -> r.executionArn(arn).maxResults(2))
                        .events()
                        .stream()
                        .toList();
        assertThat(events)
                .extracting(HistoryEvent::type)
                .containsExactly(
                        HistoryEventType.EXECUTION_STARTED,
                        HistoryEventType.WAIT_STATE_ENTERED,
                        HistoryEventType.WAIT_STATE_EXITED,
                        HistoryEventType.TASK_STATE_ENTERED,
                        HistoryEventType.TASK_SCHEDULED,
                        HistoryEventType.TASK_STARTED,
                        HistoryEventType.TASK_SUCCEEDED,
                        HistoryEventType.TASK_STATE_EXITED,
                        HistoryEventType.EXECUTION_SUCCEEDED);
        assertThat(events.get(3).stateEnteredEventDetails().name()).isEqualTo("Call");
        assertThat(events.get(4).taskScheduledEventDetails().parameters()).contains("\"a\":1");
        List<HistoryEvent> bare =
                sfn.getExecutionHistory(
                                r ->
                                        r.executionArn(arn)
                                                .reverseOrder(true)
                                                .includeExecutionData(false))
                        .events();
        assertThat(bare.getFirst().id()).isEqualTo(9);
        assertThat(bare.toString()).doesNotContain("\"a\":1");
    }

    @Test
    void listsExecutionsNewestFirstAndByStatus() {
        startNamed("one");
        timers.runUntilIdle();
        startNamed("two");
        startNamed("three");

        assertThat(
                        sfn.listExecutionsPaginator(r -> r.stateMachineArn(machine).maxResults(1))
                                .executions())
                .extracting(ExecutionListItem::name)
                .containsExactly("three", "two", "one");
        assertThat(
                        sfn.listExecutions(
                                        r ->
                                                r.stateMachineArn(machine)
                                                        .statusFilter(ExecutionStatus.SUCCEEDED))
                                .executions())
                .extracting(ExecutionListItem::name)
                .containsExactly("one");
    }

    @Test
    void stopsAnExecution() {
        String arn = startNamed("one");
        sfn.stopExecution(r -> r.executionArn(arn).error("Mine").cause("enough"));

        var stopped = sfn.describeExecution(r -> r.executionArn(arn));
        assertThat(stopped.status()).isEqualTo(ExecutionStatus.ABORTED);
        assertThat(stopped.error() + stopped.cause()).isEqualTo("Mineenough");
    }

    @Test
    void redrivesAnExecutionThatFailed() {
        broken = true;
        String arn = startNamed("one");
        timers.runUntilIdle();
        broken = false;
        sfn.redriveExecution(r -> r.executionArn(arn));

        var redriven = sfn.describeExecution(r -> r.executionArn(arn));
        assertThat(redriven.status()).isEqualTo(ExecutionStatus.SUCCEEDED);
        assertThat(redriven.redriveCount()).isEqualTo(1);
    }

    @Test
    void createsValidatesDescribesAndListsStateMachines() {
        String created =
                sfn.createStateMachine(r -> r.name("other").definition(DEFINITION).roleArn("r"))
                        .stateMachineArn();

        assertThat(sfn.describeStateMachine(r -> r.stateMachineArn(created)).definition())
                .isEqualTo(DEFINITION);
        assertThat(sfn.listStateMachines().stateMachines()).hasSize(2);
        assertThatThrownBy(
                        () ->
                                sfn.createStateMachine(
                                        r -> r.name("bad").definition("{}").roleArn("r")))
                .isInstanceOf(InvalidDefinitionException.class)
                .hasMessageContaining("QueryLanguage");
        assertThat(sfn.validateStateMachineDefinition(r -> r.definition("{}")).resultAsString())
                .isEqualTo("FAIL");
    }

    @Test
    void tellsObserversAndForgetsTheOldestThatEnded() {
        try (StepFunctionsEmulator small = start(2)) {
            List<String> seen = new ArrayList<>();
            small.onStatusChange(one -> seen.add(one.name() + " " + one.status()));
            String arn = small.register("m", DEFINITION, "r");
            for (String name : List.of("a", "b", "c")) {
                small.startExecution(arn, name, JsonNodeFactory.instance.objectNode());
                timers.runUntilIdle();
            }

            assertThat(seen).startsWith("a RUNNING", "a SUCCEEDED", "b RUNNING");
            assertThat(small.executions()).extracting(one -> one.name()).containsExactly("b", "c");
        }
    }
}
