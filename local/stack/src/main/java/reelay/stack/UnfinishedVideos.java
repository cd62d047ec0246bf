package reelay.stack;

import java.util.Map;
import reelay.aws.AwsClients;
import reelay.catalog.VideoListing;
import reelay.stack.function.FunctionEnvironment;
import reelay.stack.setup.StartFailedException;
import reelay.stack.template.StackTemplate;
import reelay.video.Environment;
import reelay.video.Json;
import reelay.video.Video;
import reelay.video.step.StepInput;
import software.amazon.awssdk.services.sfn.SfnClient;

/**
 * Starts the executions of unfinished videos again. Executions live in memory here, so a stop of
 * the stack ends them; every step may run twice, so a new one takes up where the old one was.
 */
record UnfinishedVideos(StackTemplate template, FunctionEnvironment environment) {

    void resume() {
        Environment variables = new Environment(environment.ofStack(catalogVariables()));
        AwsClients aws = AwsClients.from(variables);
        var unfinished =
                new VideoListing(aws.dynamoDb(), variables.text("VIDEOS_TABLE")).unfinished();
        if (unfinished.isEmpty()) {
            return;
        }
        try (SfnClient stepFunctions = aws.client(SfnClient.class, "SFN", SfnClient::builder)) {
            for (Video video : unfinished) {
                stepFunctions.startExecution(
                        start ->
                                start.stateMachineArn(template.stateMachine().arn())
                                        .name(video.id().value())
                                        .input(Json.text(new StepInput(video.id()))));
            }
        }
    }

    /** The api function's own variables name the table. */
    private Map<String, String> catalogVariables() {
        return template.functions().stream()
                .map(function -> function.environment())
                .filter(variables -> variables.containsKey("STATE_MACHINE_ARN"))
                .findFirst()
                .orElseThrow(
                        () ->
                                new StartFailedException(
                                        "no function in template.yaml starts executions:"
                                                + " none is given STATE_MACHINE_ARN"));
    }
}
