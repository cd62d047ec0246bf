package reelay.local.aws.asl.run;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.Map;
import reelay.local.aws.asl.expression.JsonataValues;

/** What Assign set. */
final class Variables {

    private final Map<String, JsonNode> values = new HashMap<>();

    void assign(Map<String, JsonNode> changed) {
        values.putAll(changed);
    }

    /** All of them, as the JSONata engine takes them. */
    Map<String, Object> visible() {
        Map<String, Object> all = new HashMap<>();
        values.forEach((name, value) -> all.put(name, JsonataValues.fromJson(value)));
        return all;
    }
}
