package reelay.video;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Fields of a request that only its provider understands. They may say as much as a prompt, so they
 * print as a label.
 *
 * @param json an object, at most {@link #LONGEST} bytes of UTF-8
 */
public record ExtraFields(String json) {

    /** The longest extra fields, in bytes of their JSON; an item has room for 400 KB in all. */
    public static final int LONGEST = 8 * 1024;

    /** No extra field at all. */
    public static final ExtraFields NONE = new ExtraFields("{}");

    public ExtraFields {
        if (length(json) > LONGEST) {
            throw new IllegalArgumentException(
                    "extra fields have at most " + LONGEST + " bytes, these have " + length(json));
        }
    }

    /** The bytes that extra fields take. */
    public static int length(String json) {
        return json.getBytes(StandardCharsets.UTF_8).length;
    }

    /** Each field's value by its name, in the order they came. */
    public Map<String, JsonNode> fields() {
        try {
            Map<String, JsonNode> fields = new LinkedHashMap<>();
            Json.tree(json).properties().forEach(it -> fields.put(it.getKey(), it.getValue()));
            return fields;
        } catch (JsonProcessingException e) {
            // The parser quotes what it stumbled over, so it does not go on.
            throw new IllegalStateException("the extra fields are not JSON");
        }
    }

    @Override
    public String toString() {
        return "[extra fields of " + json.length() + " characters]";
    }
}
