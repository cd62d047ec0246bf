package reelay.stack.documents;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** docs/openapi.yaml, to be read in the order in which an app meets it. */
record ApiDescription(JsonNode root) {

    private static final List<String> METHODS = List.of("get", "post", "put", "delete");
    private static final String SCHEMAS = "#/components/schemas/";

    static ApiDescription read(Path file) throws IOException {
        Object yaml =
                new Yaml(new SafeConstructor(new LoaderOptions())).load(Files.readString(file));
        return new ApiDescription(new ObjectMapper().valueToTree(yaml));
    }

    /**
     * One method of one path.
     *
     * @param shared what holds for all methods of the path
     */
    record Operation(String method, String path, JsonNode shared, JsonNode node) {

        String route() {
            return method.toUpperCase(Locale.ROOT) + " " + path;
        }

        String summary() {
            return node.path("summary").asText();
        }

        boolean isOf(String tag) {
            return node.path("tags").path(0).asText().equals(tag);
        }

        /** The commands that show it. */
        JsonNode sample() {
            return node.path("x-codeSamples").path(0);
        }

        Stream<JsonNode> parameters() {
            return Stream.of(shared, node.path("parameters")).flatMap(JsonNode::valueStream);
        }
    }

    List<String> tags() {
        return root.path("tags").findValuesAsText("name");
    }

    /** Those of a tag, in the order of the file; what removes something comes last. */
    List<Operation> operations(String tag) {
        List<Operation> operations = new ArrayList<>();
        for (Map.Entry<String, JsonNode> path : root.path("paths").properties()) {
            for (Map.Entry<String, JsonNode> method : path.getValue().properties()) {
                var operation =
                        new Operation(
                                method.getKey(),
                                path.getKey(),
                                path.getValue().path("parameters"),
                                method.getValue());
                if (METHODS.contains(method.getKey()) && operation.isOf(tag)) {
                    operations.add(operation);
                }
            }
        }
        return Stream.of(false, true)
                .flatMap(
                        last ->
                                operations.stream()
                                        .filter(it -> it.method().equals("delete") == last))
                .toList();
    }

    /** What a reference leads to, or the node itself. */
    JsonNode resolved(JsonNode node) {
        String reference = node.path("$ref").asText();
        return reference.isEmpty() ? node : resolved(root.at(reference.substring(1)));
    }

    /** The name of the schema that a reference leads to, if it is one of objects. */
    Optional<String> objectName(JsonNode node) {
        String reference = node.path("$ref").asText();
        boolean named =
                reference.startsWith(SCHEMAS)
                        && !reference.substring(SCHEMAS.length()).contains("/");
        return named && !properties(node).isEmpty()
                ? Optional.of(reference.substring(SCHEMAS.length()))
                : Optional.empty();
    }

    JsonNode schema(String name) {
        return root.path("components").path("schemas").path(name);
    }

    /** A field of an object. */
    record Property(String name, JsonNode schema, boolean required) {}

    /** The fields of an object, those of all its parts. */
    List<Property> properties(JsonNode node) {
        JsonNode schema = resolved(node);
        List<String> required =
                schema.path("required").valueStream().map(JsonNode::asText).toList();
        Stream<Property> own =
                schema.path("properties")
                        .propertyStream()
                        .map(
                                it ->
                                        new Property(
                                                it.getKey(),
                                                it.getValue(),
                                                required.contains(it.getKey())));
        return Stream.concat(
                        schema.path("allOf")
                                .valueStream()
                                .flatMap(part -> properties(part).stream()),
                        own)
                .toList();
    }
}
