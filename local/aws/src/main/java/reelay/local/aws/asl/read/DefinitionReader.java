package reelay.local.aws.asl.read;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.time.Duration;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import reelay.local.aws.asl.run.StateGraph;
import reelay.local.aws.asl.run.StateMachineDefinition;

/** Reads a definition and collects everything that is wrong with it. */
public final class DefinitionReader {

    private static final ObjectMapper JSON =
            JsonMapper.builder()
                    .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
                    .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                    .build();

    private static final String TOP = "state machine";

    private static final Set<String> FIELDS =
            Set.of("Comment", "QueryLanguage", "StartAt", "States", "TimeoutSeconds", "Version");

    private DefinitionReader() {}

    public static StateMachineDefinition read(String text) {
        Problems problems = new Problems();
        JsonNode json = parse(text, problems);
        FieldReader top = new FieldReader(TOP, json, problems);
        top.refuseOthersThan(FIELDS);
        if (!json.path("QueryLanguage").asText().equals("JSONata")) {
            problems.add(
                    TOP,
                    "QueryLanguage",
                    "must be JSONata; JSONPath, the default, is not implemented");
        }
        if (json.has("Version") && !json.path("Version").asText().equals("1.0")) {
            problems.add(TOP, "Version", "must be 1.0");
        }
        Duration timeout = timeout(top, json);
        StateGraph graph = new GraphReader(problems).read(top);
        problems.throwIfAny();
        if (graph == null) {
            throw new IllegalStateException("no graph though nothing was wrong");
        }
        return new StateMachineDefinition(text, graph, timeout);
    }

    private static JsonNode parse(String text, Problems problems) {
        try {
            JsonNode json = JSON.readTree(text);
            if (json.isObject()) {
                return json;
            }
            problems.add(TOP, "definition", "must be a JSON object");
        } catch (JsonProcessingException e) {
            problems.add(TOP, "definition", "is not JSON: " + e.getOriginalMessage());
        }
        throw problems.exception();
    }

    private static @Nullable Duration timeout(FieldReader top, JsonNode json) {
        if (!json.has("TimeoutSeconds")) {
            return null;
        }
        return Duration.ofSeconds(top.whole("TimeoutSeconds", 1, 99_999_999, 1));
    }
}
