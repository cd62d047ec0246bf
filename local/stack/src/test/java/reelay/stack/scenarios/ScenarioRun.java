package reelay.stack.scenarios;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import reelay.stack.template.resource.StateMachineResource;
import reelay.video.Json;
import reelay.video.VideoId;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.DescribeExecutionResponse;

/** A scenario on its way through an engine. */
public final class ScenarioRun {

    static final Path PROJECT = Path.of("../..");

    /** The error of an execution that was stopped by hand. */
    public static final String STOPPED = "ByHand";

    private static final String ROLE = "arn:aws:iam::000000000000:role/local";

    private final Engine engine;
    private final VideoId video;
    private final Script script;
    private final String execution;

    private ScenarioRun(Engine engine, VideoId video, Script script, String execution) {
        this.engine = engine;
        this.video = video;
        this.script = script;
        this.execution = execution;
    }

    /** Gives the scenario a state machine and an item of its own and starts the execution. */
    static ScenarioRun start(Engine engine, Scenario scenario) {
        VideoId video = VideoId.random(new SecureRandom());
        engine.items().begin(video, scenario);
        var execution = new CompletableFuture<String>();
        Script script = new Script(scenario, () -> stop(engine, execution.join()));
        if (scenario.promptGiven().isEmpty()) {
            engine.steps().play(video.value(), script);
        }
        scenario.earlierSteps().ifPresent(steps -> engine.steps().play(video.value(), steps));
        engine.breakServices(video.value(), scenario);
        SfnClient stepFunctions = engine.stepFunctions();
        String machine =
                stepFunctions
                        .createStateMachine(
                                create ->
                                        create.name("scenario-" + video)
                                                .definition(definition(engine, scenario))
                                                .roleArn(ROLE))
                        .stateMachineArn();
        String input = scenario.inputGiven().orElseGet(() -> Json.text(input(scenario, video)));
        execution.complete(
                stepFunctions
                        .startExecution(
                                start ->
                                        start.stateMachineArn(machine)
                                                .name(video.value())
                                                .input(input))
                        .executionArn());
        return new ScenarioRun(engine, video, script, execution.join());
    }

    private static ObjectNode input(Scenario scenario, VideoId video) {
        ObjectNode input = Json.object().put("video_id", video.value());
        return scenario.woken() ? input.put("woken", true) : input;
    }

    private static void stop(Engine engine, String execution) {
        engine.stepFunctions()
                .stopExecution(stop -> stop.executionArn(execution).error(STOPPED).cause("a test"));
    }

    /** The real definition; the scenario's substitutions win. */
    private static String definition(Engine engine, Scenario scenario) {
        StateMachineResource machine = engine.template().stateMachine();
        String file = file(scenario.definitionGiven().orElse(Path.of(machine.definitionUri())));
        Map<String, String> substitutions = new LinkedHashMap<>(machine.substitutions());
        substitutions.put("VideosTable", engine.items().table());
        substitutions.putAll(scenario.substitutions());
        if (scenario.definitionGiven().isPresent()) {
            substitutions.keySet().removeIf(name -> !file.contains("${" + name + "}"));
        }
        var filled =
                new StateMachineResource(
                        machine.logicalId(),
                        machine.name(),
                        machine.arn(),
                        machine.roleArn(),
                        machine.definitionUri(),
                        substitutions);
        return filled.definition(file);
    }

    private static String file(Path inProject) {
        try {
            return Files.readString(PROJECT.resolve(inProject));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    VideoId video() {
        return video;
    }

    Script script() {
        return script;
    }

    /** What DescribeExecution says once it has ended. */
    DescribeExecutionResponse end() {
        engine.awaitEnd(execution);
        return engine.stepFunctions().describeExecution(get -> get.executionArn(execution));
    }

    ExecutionStory story() {
        return new ExecutionStory(
                engine
                        .stepFunctions()
                        .getExecutionHistoryPaginator(
                                get -> get.executionArn(execution).maxResults(1000))
                        .events()
                        .stream()
                        .toList());
    }

    Map<String, AttributeValue> item() {
        return engine.items().read(video);
    }
}
