package reelay.local.aws.eventbridge;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;

/**
 * Which events a rule wants: every field it names must hold one of the texts it lists. Other ways
 * to compare, such as {@code prefix}, are refused.
 */
final class EventPattern {

    private final JsonNode pattern;

    /**
     * @throws IllegalArgumentException naming the first field that is not understood
     */
    EventPattern(JsonNode pattern) {
        check("the pattern", pattern);
        this.pattern = pattern;
    }

    /**
     * @param event as a target would get it
     */
    boolean matches(JsonNode event) {
        return matches(pattern, event);
    }

    private static boolean matches(JsonNode wanted, JsonNode found) {
        if (wanted.isArray()) {
            return wanted.valueStream().anyMatch(found::equals);
        }
        return wanted.propertyStream()
                .allMatch(field -> matches(field.getValue(), found.path(field.getKey())));
    }

    private static void check(String place, JsonNode wanted) {
        boolean texts = wanted.isArray() && wanted.valueStream().allMatch(JsonNode::isTextual);
        if (!texts && !wanted.isObject()) {
            throw new IllegalArgumentException(
                    place + " must be an object or a list of texts to be emulated, is " + wanted);
        }
        for (Map.Entry<String, JsonNode> field : wanted.properties()) {
            check(field.getKey(), field.getValue());
        }
    }
}
