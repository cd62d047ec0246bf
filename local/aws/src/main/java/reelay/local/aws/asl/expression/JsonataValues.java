package reelay.local.aws.asl.expression;

import com.dashjoin.jsonata.Jsonata;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Carries values between Jackson and the JSONata engine, which tells null from undefined. */
public final class JsonataValues {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private JsonataValues() {}

    public static Object fromJson(JsonNode node) {
        return switch (node.getNodeType()) {
            case OBJECT -> {
                Map<String, Object> map = LinkedHashMap.newLinkedHashMap(node.size());
                node.properties().forEach(e -> map.put(e.getKey(), fromJson(e.getValue())));
                yield map;
            }
            case ARRAY -> {
                List<Object> list = new ArrayList<>(node.size());
                node.forEach(element -> list.add(fromJson(element)));
                yield list;
            }
            case STRING -> node.textValue();
            case NUMBER -> node.numberValue();
            case BOOLEAN -> node.booleanValue();
            case NULL, MISSING -> Jsonata.NULL_VALUE;
            case BINARY, POJO ->
                    throw new IllegalArgumentException(node.getNodeType() + " is not JSON");
        };
    }

    /**
     * A value of the engine as JSON.
     *
     * @throws IllegalArgumentException for functions, patterns and numbers JSON does not have
     */
    static JsonNode toJson(@Nullable Object value) {
        return switch (value) {
            case null -> NullNode.instance;
            case Map<?, ?> map -> {
                ObjectNode object = NODES.objectNode();
                map.forEach((key, element) -> object.set(String.valueOf(key), toJson(element)));
                yield object;
            }
            case List<?> list -> {
                ArrayNode array = NODES.arrayNode(list.size());
                list.forEach(element -> array.add(toJson(element)));
                yield array;
            }
            case String text -> NODES.textNode(text);
            case Boolean bool -> NODES.booleanNode(bool);
            case Integer number -> NODES.numberNode(number);
            case Long number -> NODES.numberNode(number);
            case BigInteger number -> NODES.numberNode(number);
            case BigDecimal number -> NODES.numberNode(number);
            case Number number -> finite(number.doubleValue());
            default -> {
                if (Jsonata.NULL_VALUE.equals(value)) {
                    yield NullNode.instance;
                }
                throw new IllegalArgumentException(
                        "a function or pattern (" + value.getClass().getSimpleName() + ")");
            }
        };
    }

    private static JsonNode finite(double number) {
        if (Double.isNaN(number) || Double.isInfinite(number)) {
            throw new IllegalArgumentException("the number " + number);
        }
        return NODES.numberNode(number);
    }
}
