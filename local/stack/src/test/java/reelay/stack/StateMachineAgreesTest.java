package reelay.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import reelay.local.aws.asl.run.StateMachineDefinition;
import reelay.stack.template.StackTemplate;
import reelay.stack.template.resource.LambdaResource;
import reelay.video.Json;

/** The state machine's file, the template and the code name the same things. */
class StateMachineAgreesTest {

    private final StackTemplate template =
            StackTemplate.read(
                    StackUnderTest.PROJECT.resolve("template.yaml"),
                    Map.of("ProviderUrl", "http://127.0.0.1/v1"));
    private final String file = read();

    @Test
    void isPlainJsonWithSubstitutionsInsideStringsOnly() {
        assertThatCode(() -> Json.tree(file)).doesNotThrowAnyException();
    }

    @Test
    void isOneThatStepFunctionsTakes() {
        assertThatCode(() -> StateMachineDefinition.parse(template.stateMachine().definition(file)))
                .doesNotThrowAnyException();
    }

    @Test
    void namesOnlyErrorsOfOursThatAreClasses() throws IOException {
        List<String> ours =
                Json.tree(file).findValues("ErrorEquals").stream()
                        .flatMap(JsonNode::valueStream)
                        .map(JsonNode::asText)
                        .filter(name -> name.startsWith("reelay."))
                        .distinct()
                        .toList();

        assertThat(ours).isNotEmpty();
        for (String name : ours) {
            assertThatCode(() -> Class.forName(name).asSubclass(Throwable.class))
                    .as(name)
                    .doesNotThrowAnyException();
        }
    }

    @Test
    void waitsLongerForAStepThanTheStepMayTake() throws IOException {
        JsonNode states = Json.tree(template.stateMachine().definition(file)).path("States");

        List<String> invoked =
                states.properties().stream()
                        .filter(state -> state.getValue().at("/Arguments/FunctionName").isTextual())
                        .map(Map.Entry::getKey)
                        .toList();

        assertThat(invoked).contains("Submit", "Poll", "Store");
        for (String state : invoked) {
            LambdaResource function = template.function(state + "Function");
            assertThat(Duration.ofSeconds(states.path(state).path("TimeoutSeconds").asLong()))
                    .as(state)
                    .isGreaterThan(function.timeout());
        }
    }

    @Test
    void aStepMayTakeLongerThanTheLongestSilenceOfTheProvider() {
        StackTemplate patient =
                StackTemplate.read(
                        StackUnderTest.PROJECT.resolve("template.yaml"),
                        Map.of(
                                "ProviderUrl", "http://127.0.0.1/v1",
                                "ProviderTimeoutSeconds", "60"));

        assertThat(patient.functions())
                // The API only cancels there, with a shorter patience of its own.
                .filteredOn(f -> !f.logicalId().equals("ApiFunction"))
                .filteredOn(f -> f.environment().containsKey("PROVIDER_TIMEOUT_SECONDS"))
                .isNotEmpty()
                .allSatisfy(
                        f ->
                                assertThat(f.timeout())
                                        .isGreaterThan(
                                                Duration.ofSeconds(
                                                        Long.parseLong(
                                                                f.environment()
                                                                        .get(
                                                                                "PROVIDER_TIMEOUT_SECONDS")))));
    }

    private String read() {
        try {
            return Files.readString(
                    StackUnderTest.PROJECT.resolve(template.stateMachine().definitionUri()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
