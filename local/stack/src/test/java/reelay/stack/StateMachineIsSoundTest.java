package reelay.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import reelay.stack.template.StackTemplate;
import reelay.video.Json;

/** What no tool checks: the graph, what is done about errors, and that everything has an end. */
class StateMachineIsSoundTest {

    /**
     * Errors that AWS names. Lambda: "Handle transient Lambda service exceptions" and "Handling
     * errors in Step Functions workflows" in the Step Functions developer guide, Runtime.ExitError
     * in "Troubleshoot execution issues in Lambda". EventBridge: "Add EventBridge events with Step
     * Functions", and the errors of PutEvents in the API reference under their SDK names.
     * EventBridge and DynamoDB: errors that the SDK of Step Functions has no class for carry the
     * name of the service's exception, in the old SDK's words (recorded for DynamoDB on
     * 2023-05-12); which SDK EventBridge is called with is not known.
     */
    private static final Set<String> NAMED_BY_AWS =
            Set.of(
                    "States.ALL",
                    "States.Timeout",
                    "Lambda.ClientExecutionTimeoutException",
                    "Lambda.ServiceException",
                    "Lambda.AWSLambdaException",
                    "Lambda.SdkClientException",
                    "Lambda.TooManyRequestsException",
                    "Lambda.Unknown",
                    "Sandbox.Timedout",
                    "Runtime.ExitError",
                    "EventBridge.FailedEntry",
                    "EventBridge.InternalException",
                    "EventBridge.SdkClientException",
                    "EventBridge.ThrottlingException",
                    "EventBridge.AmazonEventBridgeException",
                    "EventBridge.EventBridgeException",
                    "DynamoDB.AmazonDynamoDBException");

    /**
     * Errors of Invoke that say that a version is not ready. Like every error of Lambda's own they
     * prevent the function from running ("The status code in the API response doesn't reflect
     * function errors. Error codes are reserved for errors that prevent your function from
     * executing", Invoke in the Lambda API reference), so that Submit has not paid. Why each:
     *
     * <ul>
     *   <li>SnapStartNotReady: the version is inactive after 14 days without a call, or recycled;
     *   <li>SnapStartTimeout, SnapStart: the snapshot was not restored, or a hook before the
     *       handler failed;
     *   <li>SnapStartRegenerationFailure: a new snapshot could not be made, and Lambda tries again;
     *   <li>ResourceConflict: the function is in state Pending, or an update is under way;
     *   <li>ResourceNotReady, CodeArtifactUserPending: the function was inactive, what it runs on
     *       is made again.
     * </ul>
     *
     * <p>Not among them are those that no waiting mends, such as CodeArtifactUserFailed.
     */
    private static final Set<String> NOT_READY =
            Set.of(
                    "Lambda.SnapStartNotReadyException",
                    "Lambda.SnapStartTimeoutException",
                    "Lambda.SnapStartException",
                    "Lambda.SnapStartRegenerationFailureException",
                    "Lambda.ResourceConflictException",
                    "Lambda.ResourceNotReadyException",
                    "Lambda.CodeArtifactUserPendingException");

    private static final String DYNAMODB = "DynamoDB.";

    private final JsonNode definition = definition();
    private final JsonNode states = definition.path("States");

    @Test
    void everyStateCanBeReached() {
        assertThat(reachable(List.of(definition.path("StartAt").asText()), next()))
                .isEqualTo(names(states));
    }

    @Test
    void everyStateCanComeToAnEnd() {
        Map<String, Set<String>> previous = new HashMap<>();
        next().forEach(
                        (from, all) ->
                                all.forEach(
                                        to ->
                                                previous.computeIfAbsent(to, _ -> new TreeSet<>())
                                                        .add(from)));
        List<String> ends =
                states.properties().stream()
                        .filter(
                                state ->
                                        Set.of("Succeed", "Fail")
                                                .contains(state.getValue().path("Type").asText()))
                        .map(Map.Entry::getKey)
                        .toList();

        assertThat(reachable(ends, previous)).isEqualTo(names(states));
    }

    @Test
    void everyTransitionLeadsToAState() {
        assertThat(next().values().stream().flatMap(Collection::stream).distinct())
                .isSubsetOf(names(states));
    }

    @Test
    void everyTaskHasATimeoutRetriesNamedTroubleAndCatchesTheRest() {
        Map<String, JsonNode> tasks = ofType("Task");

        assertThat(tasks).isNotEmpty();
        tasks.forEach(
                (name, task) -> {
                    assertThat(task.path("TimeoutSeconds").asInt()).as(name).isPositive();
                    assertThat(task.path("Retry")).as(name).isNotEmpty();
                    for (JsonNode retry : task.path("Retry")) {
                        assertThat(retry.path("MaxAttempts").asInt()).as(name).isBetween(1, 8);
                        assertThat(retry.path("MaxDelaySeconds").asInt()).as(name).isPositive();
                        assertThat(retry.path("JitterStrategy").asText())
                                .as(name)
                                .isEqualTo("FULL");
                        assertThat(texts(retry.path("ErrorEquals")))
                                .as(name)
                                .doesNotContain("States.ALL", "States.TaskFailed");
                    }
                    JsonNode last = task.path("Catch").path(task.path("Catch").size() - 1);
                    assertThat(texts(last.path("ErrorEquals")))
                            .as(name)
                            .containsExactly("States.ALL");
                });
    }

    @Test
    void everyChoiceAfterAStepKnowsWhatToDoWithAnythingElse() {
        steps().keySet()
                .forEach(
                        step ->
                                assertThat(states.at("/After%s/Default".formatted(step)).asText())
                                        .as(step)
                                        .isEqualTo("UnknownOutcome"));
    }

    /** The language has no way to say it once. What Submit retries is the truth. */
    @Test
    void everyStepRetriesAndThenSitsOutTheSameErrors() {
        JsonNode truth = states.at("/Submit/Retry");

        assertThat(truth).hasSize(1);
        assertThat(steps()).containsOnlyKeys("Submit", "Poll", "Store");
        steps().forEach(
                        (name, step) -> {
                            assertThat(step.path("Retry")).as(name).isEqualTo(truth);
                            assertThat(step.path("Catch")).as(name).hasSize(2);
                            assertThat(step.at("/Catch/0/ErrorEquals"))
                                    .as(name)
                                    .isEqualTo(truth.at("/0/ErrorEquals"));
                            assertThat(step.at("/Catch/0/Next").asText())
                                    .as(name)
                                    .isEqualTo("After" + name);
                        });
    }

    @Test
    void everyStepSitsOutAFunctionThatIsNotReady() {
        steps().forEach(
                        (name, step) ->
                                assertThat(texts(step.at("/Retry/0/ErrorEquals")))
                                        .as(name)
                                        .containsAll(NOT_READY));
    }

    @Test
    void everyWriteRetriesTheSameErrors() {
        JsonNode truth = states.at("/RecordFailure/Retry");

        assertThat(tasks(":dynamodb:updateItem")).containsOnlyKeys("RecordFailure", "Settle");
        assertThat(states.at("/Settle/Retry")).isEqualTo(truth);
    }

    @Test
    void everythingIsRetriedAtTheSamePace() {
        assertThat(
                        states.findValues("Retry").stream()
                                .flatMap(JsonNode::valueStream)
                                .map(
                                        retry ->
                                                ((ObjectNode) retry.deepCopy())
                                                        .without("ErrorEquals"))
                                .distinct())
                .hasSize(1);
    }

    private Map<String, JsonNode> steps() {
        return tasks(":lambda:invoke");
    }

    private Map<String, JsonNode> tasks(String resource) {
        Map<String, JsonNode> found = ofType("Task");
        found.values().removeIf(task -> !task.path("Resource").asText().endsWith(resource));
        return found;
    }

    @Test
    void everyErrorIsAClassOfOursOrOneThatAwsNames() {
        List<String> errors =
                states.findValues("ErrorEquals").stream()
                        .flatMap(names -> texts(names).stream())
                        .distinct()
                        .toList();

        assertThat(errors)
                .isNotEmpty()
                .allSatisfy(
                        error -> {
                            if (error.startsWith("reelay.")) {
                                assertIsAnException(error);
                            } else if (!NAMED_BY_AWS.contains(error)
                                    && !NOT_READY.contains(error)) {
                                assertThat(error).startsWith(DYNAMODB);
                                assertIsAnException(sdkClass(error));
                            }
                        });
    }

    /** Step Functions names a service's errors after the SDK's classes. */
    private static String sdkClass(String error) {
        String name = error.substring(DYNAMODB.length());
        return name.equals("SdkClientException")
                ? "software.amazon.awssdk.core.exception.SdkClientException"
                : "software.amazon.awssdk.services.dynamodb.model." + name;
    }

    private static void assertIsAnException(String name) {
        assertThatCode(() -> Class.forName(name).asSubclass(Exception.class))
                .as(name)
                .doesNotThrowAnyException();
    }

    private Map<String, Set<String>> next() {
        Map<String, Set<String>> next = new HashMap<>();
        states.properties()
                .forEach(
                        state ->
                                next.put(
                                        state.getKey(),
                                        new TreeSet<>(
                                                Stream.of("Next", "Default")
                                                        .flatMap(
                                                                field ->
                                                                        state
                                                                                .getValue()
                                                                                .findValuesAsText(
                                                                                        field)
                                                                                .stream())
                                                        .toList())));
        return next;
    }

    private static Set<String> reachable(List<String> from, Map<String, Set<String>> next) {
        Set<String> seen = new TreeSet<>(from);
        Deque<String> open = new ArrayDeque<>(from);
        while (!open.isEmpty()) {
            for (String state : next.getOrDefault(open.remove(), Set.of())) {
                if (seen.add(state)) {
                    open.add(state);
                }
            }
        }
        return seen;
    }

    private Map<String, JsonNode> ofType(String type) {
        Map<String, JsonNode> found = new HashMap<>();
        states.properties().stream()
                .filter(state -> state.getValue().path("Type").asText().equals(type))
                .forEach(state -> found.put(state.getKey(), state.getValue()));
        return found;
    }

    private static Set<String> names(JsonNode object) {
        return new TreeSet<>(object.properties().stream().map(Map.Entry::getKey).toList());
    }

    private static List<String> texts(JsonNode array) {
        return array.valueStream().map(JsonNode::asText).toList();
    }

    private static JsonNode definition() {
        try {
            StackTemplate template =
                    StackTemplate.read(
                            StackUnderTest.PROJECT.resolve("template.yaml"),
                            Map.of("ProviderUrl", "http://127.0.0.1/v1"));
            return Json.tree(
                    template.stateMachine()
                            .definition(
                                    Files.readString(
                                            StackUnderTest.PROJECT.resolve(
                                                    template.stateMachine().definitionUri()))));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
