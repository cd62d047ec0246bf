package reelay.simulator.wire;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Iterator;
import java.util.List;

/** Places in JSON, such as {@code videos.0.url}: names and indexes, with dots between. */
public final class Places {

    private Places() {}

    /** Puts a text there and makes what is missing on the way. */
    public static void put(ObjectNode root, String place, String text) {
        Iterator<String> steps = List.of(place.split("\\.")).iterator();
        JsonNode at = root;
        String step = steps.next();
        while (steps.hasNext()) {
            String next = steps.next();
            at = enter(at, step, next.matches("\\d+"));
            step = next;
        }
        if (at instanceof ArrayNode array) {
            array.add(text);
        } else {
            ((ObjectNode) at).put(step, text);
        }
    }

    private static JsonNode enter(JsonNode at, String step, boolean list) {
        JsonNode there = at instanceof ArrayNode array ? array.path(0) : at.path(step);
        if (list ? there.isArray() : there.isObject()) {
            return there;
        }
        JsonNode made =
                list ? JsonNodeFactory.instance.arrayNode() : JsonNodeFactory.instance.objectNode();
        if (at instanceof ArrayNode array) {
            array.add(made);
        } else {
            ((ObjectNode) at).set(step, made);
        }
        return made;
    }
}
