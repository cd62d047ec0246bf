package reelay.local.aws.dynamodb.item;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import reelay.local.aws.protocol.AwsFault;

/**
 * The wire form of values and items: {@code {"S": "text"}}, numbers as strings. What a request may
 * hold is for {@link ValueLimits} to say; the journal is read without them.
 */
public final class ValueJson {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private ValueJson() {}

    /** Reads an item or a key: values by attribute name. */
    public static Map<String, Value> readItem(JsonNode json) {
        return readFields(json);
    }

    /** Writes an item or a key. */
    public static ObjectNode writeItem(Map<String, Value> item) {
        ObjectNode json = JSON.objectNode();
        item.forEach((name, value) -> json.set(name, write(value)));
        return json;
    }

    /** Writes one value. */
    public static ObjectNode write(Value value) {
        return JSON.objectNode().set(value.type(), content(value));
    }

    private static JsonNode content(Value value) {
        return switch (value) {
            case Value.Text(String text) -> JSON.textNode(text);
            case Value.Numeric(var number) -> JSON.textNode(number.toPlainString());
            case Value.Binary(String latin1) -> JSON.textNode(base64(latin1));
            case Value.Truth(boolean truth) -> JSON.booleanNode(truth);
            case Value.Nothing() -> JSON.booleanNode(true);
            case Value.Document(var fields) -> writeItem(fields);
            case Value.Sequence(var values) -> {
                ArrayNode list = JSON.arrayNode();
                values.forEach(element -> list.add(write(element)));
                yield list;
            }
            case Value.Members(var type, var values) -> {
                ArrayNode list = JSON.arrayNode();
                values.forEach(member -> list.add(content(member)));
                yield list;
            }
        };
    }

    /** Reads one value. */
    public static Value read(JsonNode json) {
        if (!json.isObject() || json.isEmpty()) {
            throw ValidationFault.of(
                    "Supplied AttributeValue is empty, must contain exactly one of the supported"
                            + " datatypes");
        }
        if (json.size() > 1) {
            throw ValidationFault.of(
                    "Supplied AttributeValue has more than one datatypes set, must contain exactly"
                            + " one of the supported datatypes");
        }
        String type = json.fieldNames().next();
        JsonNode content = json.path(type);
        return switch (type) {
            case "S", "N", "B" -> scalar(type, content);
            case "BOOL" -> truth(content);
            case "NULL" -> nothing(content);
            case "SS", "NS", "BS" -> members(type.substring(0, 1), content);
            case "L" -> sequence(content);
            case "M" -> new Value.Document(readFields(content));
            default ->
                    throw ValidationFault.of(
                            "Supplied AttributeValue is empty, must contain exactly one of the"
                                    + " supported datatypes");
        };
    }

    private static Map<String, Value> readFields(JsonNode json) {
        if (!json.isObject()) {
            throw wrongShape("a map of attribute values");
        }
        Map<String, Value> fields = new LinkedHashMap<>();
        json.properties().forEach(f -> fields.put(f.getKey(), read(f.getValue())));
        return fields;
    }

    private static Value scalar(String type, JsonNode content) {
        if (!content.isTextual()) {
            throw wrongShape("a string for " + type);
        }
        String text = content.textValue();
        return switch (type) {
            case "S" -> new Value.Text(whole(text));
            case "N" -> number(text);
            default -> binary(text);
        };
    }

    /** Half of a character has no place in UTF-8. */
    private static String whole(String text) {
        if (text.codePoints().anyMatch(ValueJson::isHalf)) {
            throw wrongShape("whole characters in a string");
        }
        return text;
    }

    private static boolean isHalf(int codePoint) {
        return Character.MIN_SURROGATE <= codePoint && codePoint <= Character.MAX_SURROGATE;
    }

    private static Value number(String text) {
        try {
            // Java takes the digits of every script.
            if (text.chars().anyMatch(letter -> letter > '9' && letter != 'e' && letter != 'E')) {
                throw new NumberFormatException("another digit than 0 to 9");
            }
            return new Value.Numeric(new BigDecimal(text));
        } catch (NumberFormatException e) {
            throw ValidationFault.of(
                    "The parameter cannot be converted to a numeric value: " + text);
        }
    }

    private static Value truth(JsonNode content) {
        if (!content.isBoolean()) {
            throw wrongShape("true or false for BOOL");
        }
        return new Value.Truth(content.booleanValue());
    }

    private static Value nothing(JsonNode content) {
        if (!content.isBoolean() || !content.booleanValue()) {
            throw ValidationFault.ofParameter(
                    "Null attribute value types must have the value of true");
        }
        return new Value.Nothing();
    }

    private static Value sequence(JsonNode content) {
        if (!content.isArray()) {
            throw wrongShape("a list for L");
        }
        List<Value> values = new ArrayList<>();
        content.forEach(element -> values.add(read(element)));
        return new Value.Sequence(values);
    }

    private static Value members(String type, JsonNode content) {
        if (!content.isArray()) {
            throw wrongShape("a list for " + type + "S");
        }
        if (content.isEmpty()) {
            throw ValidationFault.ofParameter("An " + setName(type) + " set  may not be empty");
        }
        Set<Value> values = new LinkedHashSet<>();
        for (JsonNode member : content) {
            if (!values.add(scalar(type, member))) {
                throw ValidationFault.ofParameter(
                        "Input collection " + content + " contains duplicates.");
            }
        }
        return new Value.Members(type, values);
    }

    private static String setName(String type) {
        return switch (type) {
            case "S" -> "string";
            case "N" -> "number";
            default -> "binary";
        };
    }

    private static Value binary(String base64) {
        try {
            if (base64.length() % 4 != 0) {
                throw new IllegalArgumentException("without its padding");
            }
            return new Value.Binary(
                    new String(Base64.getDecoder().decode(base64), StandardCharsets.ISO_8859_1));
        } catch (IllegalArgumentException e) {
            throw new AwsFault(400, "SerializationException", "a binary value is not Base64");
        }
    }

    private static String base64(String latin1) {
        return Base64.getEncoder().encodeToString(latin1.getBytes(StandardCharsets.ISO_8859_1));
    }

    private static AwsFault wrongShape(String expected) {
        return new AwsFault(400, "SerializationException", "expected " + expected);
    }
}
