package reelay.stack.template;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import reelay.local.aws.lambda.Invocation;
import reelay.local.aws.protocol.AccessKey;
import reelay.stack.function.FunctionEnvironment;
import reelay.stack.function.InProcessFunction;
import reelay.stack.template.resource.LambdaResource;

/** No function falls asleep: each is called within 14 days, by nobody if need be. */
class WakeUpTest {

    private static final Path FILE = Path.of("../../template.yaml");
    private static final URI NOWHERE = URI.create("http://127.0.0.1:1");
    private static final StackTemplate TEMPLATE =
            StackTemplate.read(FILE, Map.of("ProviderUrl", "http://127.0.0.1/v1"));

    @Test
    void everyFunctionHasAScheduleOfItsOwnOrIsCalledOnceAWeek() {
        Set<String> called = new TreeSet<>(calls().keySet());
        TEMPLATE.functions().stream()
                .filter(function -> !function.schedules().isEmpty())
                .forEach(function -> assertThat(called.add(function.logicalId())).isTrue());

        assertThat(called)
                .containsExactlyInAnyOrderElementsOf(
                        TEMPLATE.functions().stream().map(LambdaResource::logicalId).toList());
        assertThat(calls().values())
                .extracting(call -> call.path("ScheduleExpression").asText())
                .containsOnly("rate(7 days)");
    }

    @Test
    void theSchedulesMayCallThem() throws IOException {
        List<String> allowed =
                YamlTree.parse(Files.readString(FILE))
                        .at("/Resources/WakeUpRole")
                        .findValues("Resource")
                        .getFirst()
                        .findValuesAsText("Ref");

        assertThat(allowed)
                .containsExactlyInAnyOrderElementsOf(
                        calls().keySet().stream().map(id -> id + ".Alias").toList());
    }

    /** Nothing that it could work with is there. */
    @ParameterizedTest
    @MethodSource("called")
    void itAnswersWithoutAnyWork(String id) throws Exception {
        LambdaResource function = TEMPLATE.function(id);
        String input = calls().get(id).at("/Target/Input").asText();
        ByteArrayOutputStream out = new ByteArrayOutputStream();

        InProcessFunction.start(function, environment(function))
                .invoke(
                        new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)),
                        out,
                        new Invocation("once-a-week", Instant.MAX, id, id + ":live", "live", 512));

        assertThat(out.toString(StandardCharsets.UTF_8)).isEqualTo("{}");
    }

    static Set<String> called() {
        return calls().keySet();
    }

    /** The schedules that are resources of their own, by the function they call. */
    private static Map<String, JsonNode> calls() {
        Map<String, JsonNode> calls = new TreeMap<>();
        try {
            for (JsonNode resource : YamlTree.parse(Files.readString(FILE)).path("Resources")) {
                if (resource.path("Type").asText().equals("AWS::Scheduler::Schedule")) {
                    JsonNode schedule = resource.path("Properties");
                    String alias = schedule.at("/Target/Arn/Ref").asText();
                    calls.put(alias.replace(".Alias", ""), schedule);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return calls;
    }

    private static Map<String, String> environment(LambdaResource function) {
        return new FunctionEnvironment(
                        _ -> AccessKey.ANY, NOWHERE, NOWHERE, NOWHERE, NOWHERE, NOWHERE, NOWHERE)
                .of(function);
    }
}
