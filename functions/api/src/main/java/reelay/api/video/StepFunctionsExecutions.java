package reelay.api.video;

import reelay.aws.AwsClients;
import reelay.video.Json;
import reelay.video.VideoId;
import reelay.video.step.StepInput;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.ExecutionAlreadyExistsException;
import software.amazon.awssdk.services.sfn.model.ExecutionDoesNotExistException;

/** The executions in Step Functions. */
public final class StepFunctionsExecutions implements Executions {

    private final SfnClient client;
    private final String stateMachineArn;

    public StepFunctionsExecutions(SfnClient client, String stateMachineArn) {
        this.client = client;
        this.stateMachineArn = stateMachineArn;
    }

    /** The executions of one state machine, given by its ARN without version or alias. */
    public static StepFunctionsExecutions of(AwsClients aws, String stateMachineArn) {
        return new StepFunctionsExecutions(
                aws.client(SfnClient.class, "SFN", SfnClient::builder), stateMachineArn);
    }

    @Override
    public Start start(VideoId id) {
        try {
            // The same name and input again are answered like the first time while it runs.
            client.startExecution(
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
    public void stop(VideoId id) {
        String executionArn =
                stateMachineArn.replaceFirst(":stateMachine:", ":execution:") + ":" + id;
        try {
            client.stopExecution(
                    stop ->
                            stop.executionArn(executionArn)
                                    .error("VideoDeleted")
                                    .cause("the video was deleted"));
        } catch (ExecutionDoesNotExistException _) {
            // It was never started, so there is nothing to stop.
        }
    }
}
