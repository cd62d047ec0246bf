package reelay.sweep;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.time.Instant;
import java.util.HashSet;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
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

/** The executions in Step Functions, which are named after their videos. */
final class VideoExecutions {

    /** Executions per page of a list, the most there may be. */
    private static final int PAGE = 1000;

    /** How the state machine ends when it could not write a failure down; the cause holds it. */
    private static final String UNRECORDED = "Unrecorded";

    private final SfnClient client;
    private final String stateMachineArn;

    VideoExecutions(SfnClient client, String stateMachineArn) {
        this.client = client;
        this.stateMachineArn = stateMachineArn;
    }

    static VideoExecutions of(AwsClients aws, String stateMachineArn) {
        return new VideoExecutions(
                aws.client(SfnClient.class, "SFN", SfnClient::builder), stateMachineArn);
    }

    /** What became of a video's execution. */
    sealed interface State {

        /** It is at work. */
        record Running() implements State {}

        /** There never was one. */
        record None() implements State {}

        /**
         * It is over.
         *
         * @param at when it ended
         * @param failure what to say of a video it left open
         */
        record Ended(Instant at, RecordedFailure failure) implements State {}
    }

    /** The names of those that run, as far as the list has heard of them. */
    Set<String> running() {
        Set<String> names = new HashSet<>();
        client
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

    State look(VideoId id) {
        DescribeExecutionResponse execution;
        try {
            execution =
                    client.describeExecution(describe -> describe.executionArn(executionArn(id)));
        } catch (ExecutionDoesNotExistException _) {
            return new State.None();
        }
        return execution.status() == ExecutionStatus.RUNNING
                ? new State.Running()
                : new State.Ended(execution.stopDate(), failure(execution));
    }

    private String executionArn(VideoId id) {
        return stateMachineArn.replaceFirst(":stateMachine:", ":execution:") + ":" + id;
    }

    /** Starts a video as the API does; false when it was started and ended meanwhile. */
    boolean start(VideoId id) {
        try {
            client.startExecution(
                    start ->
                            start.stateMachineArn(stateMachineArn)
                                    .name(id.value())
                                    .input(Json.text(new StepInput(id))));
            return true;
        } catch (ExecutionAlreadyExistsException _) {
            return false;
        }
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
