package reelay.stack.documents;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import reelay.stack.documents.ApiDescription.Property;

/**
 * What a schema says, in words for people.
 *
 * @param named hears of each object that the words link to
 */
record SchemaWords(ApiDescription description, Consumer<String> named) {

    /** Kind of value, its limits and its default. */
    String kind(JsonNode node) {
        Optional<String> name = description.objectName(node);
        if (name.isPresent()) {
            named.accept(name.get());
            return link(name.get());
        }
        JsonNode schema = description.resolved(node);
        List<String> said = new ArrayList<>(List.of(type(schema)));
        limits(schema).ifPresent(said::add);
        if (schema.has("default")) {
            said.add("default `" + schema.path("default").asText() + "`");
        }
        return String.join(", ", said);
    }

    static String link(String name) {
        return "[%s](#%s)".formatted(name, name.toLowerCase(Locale.ROOT));
    }

    private String type(JsonNode schema) {
        if (schema.has("const")) {
            return "`" + schema.path("const").asText() + "`";
        }
        if (schema.has("enum")) {
            return listed(schema.path("enum"));
        }
        if (schema.has("oneOf")) {
            return schema.path("oneOf")
                    .valueStream()
                    .map(this::kind)
                    .distinct()
                    .collect(Collectors.joining(" or "));
        }
        if (schema.path("type").isArray()) {
            return schema.path("type")
                    .valueStream()
                    .map(type -> typed(type.asText(), schema))
                    .collect(Collectors.joining(" or "));
        }
        return typed(schema.path("type").asText(), schema);
    }

    private String typed(String type, JsonNode schema) {
        String format = schema.path("format").asText();
        return switch (type) {
            case "null" -> "null";
            case "boolean" -> "true or false";
            case "integer" -> "whole number";
            case "number" -> "number";
            case "array" -> "list" + ofWhat(schema.path("items"));
            case "object" -> object(schema);
            case "string" ->
                    switch (format) {
                        case "binary" -> "file";
                        case "uri" -> "address";
                        case "date-time" -> "time such as `2026-11-22T10:00:00Z`";
                        default -> "text";
                    };
            default -> throw new AssertionError("a schema of type '" + type + "': " + schema);
        };
    }

    private String ofWhat(JsonNode items) {
        return items.isMissingNode() ? "" : " of " + kind(items);
    }

    private String object(JsonNode schema) {
        List<Property> properties = description.properties(schema);
        if (properties.isEmpty()) {
            JsonNode values = schema.path("additionalProperties");
            return values.isObject() ? "object of " + kind(values) : "object";
        }
        return properties.stream()
                .map(it -> "`%s` (%s)".formatted(it.name(), kind(it.schema())))
                .collect(Collectors.joining(", ", "object: ", ""));
    }

    static String listed(JsonNode values) {
        return values.valueStream()
                .map(value -> value.isNull() ? "null" : "`" + value.asText() + "`")
                .collect(Collectors.joining(", "));
    }

    private static Optional<String> limits(JsonNode schema) {
        return between(schema, "minLength", "maxLength", "characters")
                .or(() -> between(schema, "minimum", "maximum", ""))
                .or(() -> between(schema, "minItems", "maxItems", "of them"))
                .or(
                        () ->
                                Optional.of(schema.path("pattern").asText())
                                        .filter(pattern -> !pattern.isEmpty())
                                        .map(pattern -> "`" + pattern + "`"));
    }

    private static Optional<String> between(
            JsonNode schema, String least, String most, String unit) {
        String low = schema.path(least).asText();
        String high = schema.path(most).asText();
        String said;
        if (low.isEmpty() && high.isEmpty()) {
            return Optional.empty();
        } else if (high.isEmpty()) {
            said = "at least " + low;
        } else if (low.isEmpty()) {
            said = "at most " + high;
        } else {
            said = low.equals(high) ? "exactly " + low : low + " to " + high;
        }
        return Optional.of((said + " " + unit).strip());
    }
}
