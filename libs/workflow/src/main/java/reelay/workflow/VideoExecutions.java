package reelay.workflow;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.util.HashSet;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import reelay.aws.AwsClients;
import reelay.video.Failure;
import reelay.video.FailureCode;
import reelay.video.Json;
import reelay.video.RecordedFailure;
import reelay.video.VideoId;
import reelay.video.step.StepInput;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.DescribeExecutionResponse;
import software.amazon.awssdk.services.sfn.model.ExecutionAlreadyExistsException;
import software.amazon.awssdk.services.sfn.model.ExecutionDoesNotExistException;
import software.amazon.awssdk.services.sfn.model.ExecutionListItem;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;

/** The executions in Step Functions. */
public final class VideoExecutions implements Executions {

    /** Executions per page of a list, the most there may be. */
    private static final int PAGE = 1000;

    /** How the state machine ends when it could not write a failure down; the cause holds it. */
    private static final String UNRECORDED = "Unrecorded";

    private final Supplier<SfnClient> client;
    private final String stateMachineArn;

    public VideoExecutions(SfnClient client, String stateMachineArn) {
        this(() -> client, stateMachineArn);
    }

    private VideoExecutions(Supplier<SfnClient> client, String stateMachineArn) {
        this.client = client;
        this.stateMachineArn = stateMachineArn;
    }

    /** Those of one state machine, given by its ARN without version or alias. */
    public static VideoExecutions of(AwsClients aws, String stateMachineArn) {
        return new VideoExecutions(
                aws.client(SfnClient.class, "SFN", SfnClient::builder), stateMachineArn);
    }

    @Override
    public Start start(VideoId id) {
        try {
            // The same name and input again are answered like the first time while it runs.
            client.get()
                    .startExecution(
                            start ->
                                    start.stateMachineArn(stateMachineArn)
                                            .name(id.value())
                                            .input(Json.text(new StepInput(id))));
            return Start.RUNNING;
        } catch (ExecutionAlreadyExistsException _) {
            return Start.ENDED_BEFORE;
        }
    }

    @Override
    public void wake(VideoId id, String reason) {
        try {
            client.get()
                    .startExecution(
                            start ->
                                    start.stateMachineArn(stateMachineArn)
                                            .name(id + "-" + reason)
                                            .input(Json.text(new WakeInput(id, true))));
        } catch (ExecutionAlreadyExistsException _) {
            // Somebody was woken for that before.
        }
    }

    /** {@link StepInput}, and that this execution only looks once. */
    private record WakeInput(VideoId videoId, boolean woken) {}

    @Override
    public void stop(VideoId id) {
        try {
            client.get()
                    .stopExecution(
                            stop ->
                                    stop.executionArn(executionArn(id))
                                            .error("VideoDeleted")
                                            .cause("the video was deleted"));
        } catch (ExecutionDoesNotExistException _) {
            // It was never started, so there is nothing to stop.
        }
    }

    /** The names of those that run, as far as the list has heard of them. */
    public Set<String> running() {
        Set<String> names = new HashSet<>();
        client
                .get()
                .listExecutionsPaginator(
                        list ->
                                list.stateMachineArn(stateMachineArn)
                                        .statusFilter(ExecutionStatus.RUNNING)
                                        .maxResults(PAGE))
                .executions()
                .stream()
                .map(ExecutionListItem::name)
                .forEach(names::add);
        return names;
    }

    /** What became of a video's execution. */
    public ExecutionState look(VideoId id) {
        DescribeExecutionResponse execution;
        try {
            execution =
                    client.get()
                            .describeExecution(describe -> describe.executionArn(executionArn(id)));
        } catch (ExecutionDoesNotExistException _) {
            return new ExecutionState.None();
        }
        return execution.status() == ExecutionStatus.RUNNING
                ? new ExecutionState.Running()
                : new ExecutionState.Ended(execution.stopDate(), failure(execution));
    }

    private String executionArn(VideoId id) {
        return stateMachineArn.replaceFirst(":stateMachine:", ":execution:") + ":" + id;
    }

    private static RecordedFailure failure(DescribeExecutionResponse execution) {
        return recorded(execution)
                .orElseGet(
                        () ->
                                switch (execution.status()) {
                                    case ABORTED ->
                                            ended(
                                                    FailureCode.EXECUTION_STOPPED,
                                                    "The work on this video was stopped by hand.");
                                    case TIMED_OUT ->
                                            ended(
                                                    FailureCode.EXECUTION_TIMED_OUT,
                                                    "The work on this video took too long.");
                                    default ->
                                            ended(
                                                    FailureCode.EXECUTION_FAILED,
                                                    "The work on this video broke off ("
                                                            + Objects.requireNonNullElse(
                                                                    execution.error(),
                                                                    execution.statusAsString())
                                                            + ").");
                                });
    }

    private static RecordedFailure ended(FailureCode code, String sentence) {
        return new Failure(
                        code,
                        sentence
                                + " If the provider has taken the job, it may still be there: look"
                                + " before you ask again.")
                .recorded();
    }

    /** The failure that the execution knew and could not write down. */
    private static Optional<RecordedFailure> recorded(DescribeExecutionResponse execution) {
        if (!UNRECORDED.equals(execution.error()) || execution.cause() == null) {
            return Optional.empty();
        }
        try {
            RecordedFailure failure = Json.read(execution.cause(), RecordedFailure.class);
            return failure.code() == null || failure.message() == null
                    ? Optional.empty()
                    : Optional.of(failure);
        } catch (JsonProcessingException e) {
            // An execution of an older state machine, whose cause is a sentence.
            return Optional.empty();
        }
    }
}
