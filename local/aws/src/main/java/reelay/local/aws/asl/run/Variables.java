package reelay.local.aws.asl.run;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import reelay.local.aws.asl.expression.JsonataValues;

/** What Assign set; a Map's or Parallel's inner states read the outer ones and set their own. */
final class Variables {

    private final @Nullable Variables outer;
    private final Map<String, JsonNode> own = new HashMap<>();

    Variables(@Nullable Variables outer) {
        this.outer = outer;
    }

    void assign(Map<String, JsonNode> values) {
        own.putAll(values);
    }

    /** All that can be seen here, as the JSONata engine takes them. */
    Map<String, Object> visible() {
        Map<String, Object> all = outer == null ? new HashMap<>() : outer.visible();
        own.forEach((name, value) -> all.put(name, JsonataValues.fromJson(value)));
        return all;
    }
}
