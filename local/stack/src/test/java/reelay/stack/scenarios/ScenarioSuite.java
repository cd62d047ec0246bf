package reelay.stack.scenarios;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import reelay.stack.scenarios.path.Paths;
import reelay.video.Json;
import reelay.video.Sha256;
import reelay.video.VideoFormat;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.sfn.model.DescribeExecutionResponse;

/**
 * Every path on one engine. Where it can take them, all start together, and each test waits for its
 * own.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class ScenarioSuite {

    private final Map<String, ScenarioRun> runs = new LinkedHashMap<>();
    private Engine engine;

    /** The engine to run on; closed in the end. */
    abstract Engine start();

    @BeforeAll
    void startAll() {
        engine = start();
        if (engine.startsTogether()) {
            scenarios().stream()
                    .filter(scenario -> engine.cannot(scenario).isEmpty())
                    .forEach(this::run);
        }
    }

    private ScenarioRun run(Scenario scenario) {
        return runs.computeIfAbsent(scenario.name(), _ -> ScenarioRun.start(engine, scenario));
    }

    @AfterAll
    void stopAll() {
        engine.close();
    }

    /** Those that are run. */
    List<Scenario> scenarios() {
        return Scenarios.chosen();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("scenarios")
    void takesItsPathAndEndsAsItShould(Scenario scenario) throws Exception {
        Optional<String> reason = engine.cannot(scenario);
        assumeTrue(reason.isEmpty(), () -> scenario + ": " + reason.orElseThrow());
        ScenarioRun run = run(scenario);
        DescribeExecutionResponse end = run.end();
        ExecutionStory story = run.story();

        var all = new SoftAssertions();
        all.assertThat(seen(scenario, story)).isEqualTo(scenario.states());
        all.assertThat(run.script().surplus()).as("invoked too often").isEmpty();
        if (scenario.promptGiven().isEmpty()) {
            all.assertThat(run.script().missing()).as("not invoked").isEmpty();
        }
        all.assertThat(end.statusAsString()).isEqualTo(scenario.status().name());
        scenario.error()
                .ifPresent(
                        error ->
                                all.assertThat(Objects.requireNonNullElse(end.error(), ""))
                                        .as("error")
                                        .isIn(engine.namesOf(error)));
        if (scenario.status() == Scenario.Status.SUCCEEDED) {
            checkOutput(all, scenario, end.output());
        }
        checkEvents(all, scenario, run, story);
        checkItem(all, scenario, run.item());
        checkNothingPersonal(all, scenario, story);
        all.assertAll();
    }

    /** The states, with the turns that real functions decide about counted once. */
    private static List<String> seen(Scenario scenario, ExecutionStory story) {
        if (scenario.promptGiven().isEmpty()) {
            return story.states();
        }
        String path = String.join(" ", story.states()) + " ";
        for (String turn : List.of(Paths.ASK, "BusyWait Submit AfterSubmit")) {
            path = path.replaceAll("(?:" + turn + " )+", turn + " ");
        }
        // A connection that is cut may take with it all that it brought, and then there is no rest
        // to fetch.
        path = path.replaceAll("(?:Store AfterStore StoreWait )+", "");
        return List.of(path.strip().split(" "));
    }

    /** Nothing after an announcement; the step's word where nothing was left to do. */
    private static void checkOutput(SoftAssertions all, Scenario scenario, String output)
            throws IOException {
        JsonNode tree = Json.tree(Objects.requireNonNullElse(output, "null"));
        if (scenario.states().getLast().equals("Done")) {
            all.assertThat(tree).as("output").isEqualTo(Json.object());
        } else if (!scenario.states().contains("RecordFailure")) {
            all.assertThat(tree.at("/Payload/outcome").asText())
                    .as("output")
                    .isEqualTo(
                            scenario.states().getLast().equals("GoesOnElsewhere")
                                    ? "running"
                                    : "already_final");
        }
    }

    private static void checkEvents(
            SoftAssertions all, Scenario scenario, ScenarioRun run, ExecutionStory story) {
        List<String> types = new ArrayList<>();
        for (JsonNode event : story.announced()) {
            types.add(event.path("DetailType").asText());
            JsonNode detail = event.path("Detail");
            all.assertThat(event.path("Source").asText()).isEqualTo("reelay");
            all.assertThat(detail.path("video_id").asText()).isEqualTo(run.video().value());
            all.assertThat(detail.path("error_code").asText())
                    .isEqualTo(scenario.itemError().orElse(""));
        }
        all.assertThat(types).as("events").isEqualTo(scenario.events());
    }

    private void checkItem(SoftAssertions all, Scenario scenario, Map<String, AttributeValue> item)
            throws Exception {
        all.assertThat(text(item, "status")).as("item").isEqualTo(scenario.itemStatus());
        all.assertThat(text(item, "error_code")).as("item").isEqualTo(scenario.itemError());
        if (scenario.itemStatus().isEmpty()) {
            all.assertThat(item).isEmpty();
        }
        scenario.said()
                .ifPresent(
                        part ->
                                all.assertThat(text(item, "error_message").orElse(""))
                                        .as("item")
                                        .contains(part));
        if (scenario.events().contains("Video Failed")) {
            all.assertThat(text(item, "error_message")).as("item").isPresent();
            all.assertThat(item).containsKey("failed_at");
        }
        if (scenario.promptGiven().isPresent() && scenario.events().contains("Video Completed")) {
            byte[] object = object(text(item, "object_key").orElseThrow());
            all.assertThat(item.get("bytes").n()).isEqualTo(Integer.toString(object.length));
            all.assertThat(text(item, "sha256")).contains(Sha256.hex(object));
        }
    }

    private static Optional<String> text(Map<String, AttributeValue> item, String name) {
        return Optional.ofNullable(item.get(name)).map(AttributeValue::s);
    }

    private byte[] object(String key) throws IOException, InterruptedException {
        try (HttpClient http = HttpClient.newHttpClient()) {
            var link = engine.objects().link(key, VideoFormat.MP4, "v", Duration.ofMinutes(1));
            var answer =
                    http.send(
                            HttpRequest.newBuilder(link).build(),
                            HttpResponse.BodyHandlers.ofByteArray());
            assertThat(answer.statusCode()).isEqualTo(200);
            return answer.body();
        }
    }

    /** Prompts never travel through the state machine, so no length of one can be too long. */
    private static void checkNothingPersonal(
            SoftAssertions all, Scenario scenario, ExecutionStory story) {
        scenario.promptGiven()
                .ifPresent(
                        prompt ->
                                all.assertThat(story.text())
                                        .doesNotContain(prompt.substring(0, 10)));
    }
}
