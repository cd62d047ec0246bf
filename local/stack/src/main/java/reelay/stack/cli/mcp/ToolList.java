package reelay.stack.cli.mcp;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.modelcontextprotocol.json.McpJsonMapper;
import io.modelcontextprotocol.spec.McpSchema;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import reelay.video.Json;

/** The tools as agents read of them: {@code tools.json}. */
final class ToolList {

    private static final String REFERENCE = "#/$defs/";

    private ToolList() {}

    static List<McpSchema.Tool> read(McpJsonMapper mapper) {
        JsonNode definitions = resource("definitions.json");
        List<McpSchema.Tool> tools = new ArrayList<>();
        try {
            for (JsonNode tool : resource("tools.json")) {
                String whole = Json.text(resolved(tool, definitions));
                tools.add(mapper.readValue(whole, McpSchema.Tool.class));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return tools;
    }

    /** Everything in its place: not every client follows references. */
    private static JsonNode resolved(JsonNode node, JsonNode definitions) {
        String reference = node.path("$ref").asText();
        if (reference.startsWith(REFERENCE)) {
            return definitions.required(reference.substring(REFERENCE.length()));
        }
        if (node instanceof ObjectNode object) {
            ObjectNode copy = Json.object();
            object.properties()
                    .forEach(it -> copy.set(it.getKey(), resolved(it.getValue(), definitions)));
            return copy;
        }
        if (node instanceof ArrayNode array) {
            ArrayNode copy = array.arrayNode();
            array.forEach(it -> copy.add(resolved(it, definitions)));
            return copy;
        }
        return node;
    }

    private static JsonNode resource(String name) {
        try (InputStream in =
                Objects.requireNonNull(ToolList.class.getResourceAsStream(name), name)) {
            return Json.tree(in.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
