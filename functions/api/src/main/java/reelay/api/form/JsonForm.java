package reelay.api.form;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import reelay.api.http.ApiError;
import reelay.api.http.ApiException;
import reelay.api.http.Bytes;
import reelay.video.Json;

/** A JSON object as a form; a field that is null counts as not sent. */
final class JsonForm {

    private JsonForm() {}

    static Form read(Bytes body) {
        return new Form(fields(object(body)));
    }

    static JsonNode object(Bytes body) {
        JsonNode root = parsed(body);
        if (!root.isObject()) {
            throw ApiError.BODY_MALFORMED.with("it is not a JSON object");
        }
        return root;
    }

    private static Map<String, Field> fields(JsonNode object) {
        Map<String, Field> fields = new LinkedHashMap<>();
        for (Map.Entry<String, JsonNode> property : object.properties()) {
            if (!property.getValue().isNull()) {
                fields.put(property.getKey(), field(property.getValue()));
            }
        }
        return fields;
    }

    private static JsonNode parsed(Bytes body) {
        try {
            return Json.tree(body.array());
        } catch (JsonProcessingException e) {
            throw malformed(e);
        } catch (IOException _) {
            // From bytes in memory it can only mean broken characters.
            throw ApiError.BODY_MALFORMED.with("its characters are not UTF-8");
        }
    }

    /** The parser's own message quotes the body, so only the place goes on. */
    private static ApiException malformed(JsonProcessingException e) {
        if (e.getLocation() == null) {
            return ApiError.BODY_MALFORMED.with("it is not JSON");
        }
        return ApiError.BODY_MALFORMED.with(
                "it stops being JSON at line "
                        + e.getLocation().getLineNr()
                        + ", column "
                        + e.getLocation().getColumnNr());
    }

    private static Field field(JsonNode value) {
        return switch (value.getNodeType()) {
            case STRING -> new Field.Text(value.textValue());
            case NUMBER ->
                    value.isIntegralNumber()
                            ? new Field.WholeNumber(value.asText())
                            : new Field.Other("a decimal number", value);
            case BOOLEAN -> new Field.Other("a boolean", value);
            case ARRAY -> new Field.Other("an array", value);
            case OBJECT -> new Field.Members(fields(value));
            case NULL, BINARY, MISSING, POJO -> new Field.Other("null", value);
        };
    }
}
