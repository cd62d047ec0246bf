package reelay.stack.template;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** The template with other permissions; JSON, which is YAML as well. */
public final class EditedTemplate {

    private static final Path PROJECT = Path.of("../..");

    private final JsonNode template;

    private EditedTemplate(JsonNode template) {
        this.template = template;
    }

    public static EditedTemplate read() throws IOException {
        return new EditedTemplate(
                YamlTree.parse(Files.readString(PROJECT.resolve("template.yaml"))));
    }

    /** Takes an action away from a role, wherever its policy allows it. */
    public EditedTemplate without(String role, String action) {
        for (JsonNode statement : statements(role)) {
            ArrayNode left = JsonNodeFactory.instance.arrayNode();
            JsonNode actions = statement.path("Action");
            (actions.isArray() ? actions.valueStream() : Stream.of(actions))
                    .filter(one -> !one.asText().equals(action))
                    .forEach(left::add);
            ((ObjectNode) statement).set("Action", left);
        }
        return this;
    }

    /** Lets a role do something more. */
    public EditedTemplate with(String role, String action, String resource) {
        statements(role)
                .addObject()
                .put("Effect", "Allow")
                .put("Action", action)
                .put("Resource", resource);
        return this;
    }

    private ArrayNode statements(String role) {
        return (ArrayNode)
                template.path("Resources")
                        .path(role)
                        .at("/Properties/Policies/0/PolicyDocument")
                        .required("Statement");
    }

    @Override
    public String toString() {
        return template.toString();
    }

    /** Writes a project that a stack can be started from. */
    public Path into(Path folder) throws IOException {
        Path machines = Files.createDirectories(folder.resolve("statemachine"));
        Files.writeString(folder.resolve("template.yaml"), toString());
        try (DirectoryStream<Path> all =
                Files.newDirectoryStream(PROJECT.resolve("statemachine"), "*.asl.json")) {
            for (Path machine : all) {
                Files.copy(machine, machines.resolve(machine.getFileName()));
            }
        }
        return folder;
    }
}
