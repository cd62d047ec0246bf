package reelay.stack.template;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** SAM's rule for the section Globals. */
final class Globals {

    private Globals() {}

    /** Maps are joined, lists put one after the other, single values replaced by the own ones. */
    static JsonNode merged(JsonNode global, JsonNode own) {
        if (global.isObject() && own.isObject()) {
            ObjectNode both = global.deepCopy();
            own.properties()
                    .forEach(
                            entry ->
                                    both.set(
                                            entry.getKey(),
                                            merged(both.path(entry.getKey()), entry.getValue())));
            return both;
        }
        if (global.isArray() && own.isArray()) {
            var both = ((ArrayNode) global).deepCopy();
            own.forEach(both::add);
            return both;
        }
        return own.isMissingNode() ? global : own;
    }
}
