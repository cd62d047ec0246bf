package reelay.stack;

import java.util.Map;
import reelay.aws.AwsClients;
import reelay.catalog.UnsettledVideos;
import reelay.catalog.UnsettledVideos.Standing;
import reelay.stack.function.FunctionEnvironment;
import reelay.stack.setup.StartFailedException;
import reelay.stack.template.StackTemplate;
import reelay.video.VideoId;
import reelay.video.environment.Environment;
import reelay.workflow.VideoExecutions;

/**
 * Starts the executions of unfinished videos again. Executions live in memory here, so a stop of
 * the stack ends them; every step may run twice, so a new one takes up where the old one was.
 */
record UnfinishedVideos(StackTemplate template, FunctionEnvironment environment) {

    void resume() {
        Environment variables = new Environment(environment.ofStack(catalogVariables()));
        AwsClients aws = AwsClients.from(variables);
        UnsettledVideos videos =
                new UnsettledVideos(aws.dynamoDb(), variables.text("VIDEOS_TABLE"));
        videos.forEach(
                video ->
                        VideoId.parse(video.id())
                                .filter(id -> videos.standing(id) instanceof Standing.Open)
                                .ifPresent(id -> start(aws, id)));
    }

    private void start(AwsClients aws, VideoId id) {
        VideoExecutions.of(aws, template.stateMachine().arn()).start(id);
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
