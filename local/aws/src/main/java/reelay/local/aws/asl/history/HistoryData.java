package reelay.local.aws.asl.history;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import reelay.local.aws.asl.expression.ErrorNames;
import reelay.local.aws.asl.expression.StateFailedException;

/** The pieces history events are made of. */
public final class HistoryData {

    /** Largest input or output of a state, in bytes of UTF-8 (256 KiB; service quotas). */
    static final int LARGEST_DATA = 262_144;

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private HistoryData() {}

    /** A value as JSON text, with the note that it is whole. */
    public static ObjectNode text(String field, JsonNode value) {
        ObjectNode details = NODES.objectNode().put(field, value.toString());
        details.putObject(field + "Details").put("truncated", false);
        return details;
    }

    public static ObjectNode failure(@Nullable String error, @Nullable String cause) {
        ObjectNode details = NODES.objectNode();
        if (error != null) {
            details.put("error", error);
        }
        if (cause != null) {
            details.put("cause", cause);
        }
        return details;
    }

    public static ObjectNode assigned(Map<String, JsonNode> variables) {
        ObjectNode details = NODES.objectNode();
        ObjectNode values = details.putObject("assignedVariables");
        variables.forEach((name, value) -> values.put(name, value.toString()));
        details.putObject("assignedVariablesDetails").put("truncated", false);
        return details;
    }

    /**
     * Refuses what is too large to hand on.
     *
     * @param whose the state or task it comes from
     * @throws StateFailedException with States.DataLimitExceeded if it is too large
     */
    public static void requireRoom(JsonNode value, String whose) {
        if (mostBytes(value) > LARGEST_DATA
                && value.toString().getBytes(StandardCharsets.UTF_8).length > LARGEST_DATA) {
            throw new StateFailedException(
                    ErrorNames.DATA_LIMIT_EXCEEDED,
                    ("The state/task '%s' returned a result with a size exceeding the maximum"
                                    + " number of bytes service limit.")
                            .formatted(whose));
        }
    }

    /** No fewer than it has as JSON, and told without writing it: every character is escaped. */
    private static long mostBytes(JsonNode value) {
        return switch (value.getNodeType()) {
            case STRING -> 2 + 6L * value.textValue().length();
            case NUMBER -> value.asText().length();
            case ARRAY -> 2 + value.valueStream().mapToLong(it -> 1 + mostBytes(it)).sum();
            case OBJECT ->
                    2
                            + value.propertyStream()
                                    .mapToLong(
                                            it ->
                                                    4
                                                            + 6L * it.getKey().length()
                                                            + mostBytes(it.getValue()))
                                    .sum();
            default -> 5;
        };
    }

    /** Times in the context object have milliseconds, always. */
    public static String time(Instant instant) {
        Instant millis = instant.truncatedTo(ChronoUnit.MILLIS);
        String text = millis.toString();
        return text.indexOf('.') < 0 ? text.replace("Z", ".000Z") : text;
    }
}
