package reelay.stack.faults.wire;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.protocol.MarshallingType;
import software.amazon.awssdk.core.traits.ListTrait;
import software.amazon.awssdk.core.traits.MapTrait;
import software.amazon.awssdk.core.util.SdkAutoConstructList;
import software.amazon.awssdk.core.util.SdkAutoConstructMap;
import software.amazon.awssdk.utils.builder.Buildable;

/** What the AWS SDK's requests and answers are as JSON, by the SDK's own description of them. */
final class PojoJson {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private PojoJson() {}

    static ObjectNode of(SdkPojo pojo) {
        ObjectNode object = NODES.objectNode();
        for (SdkField<?> field : pojo.sdkFields()) {
            Object value = field.getValueOrDefault(pojo);
            if (value != null
                    && !(value instanceof SdkAutoConstructList)
                    && !(value instanceof SdkAutoConstructMap)) {
                object.set(field.locationName(), node(value));
            }
        }
        return object;
    }

    private static JsonNode node(Object value) {
        return switch (value) {
            case String text -> NODES.textNode(text);
            case Boolean truth -> NODES.booleanNode(truth);
            case Integer number -> NODES.numberNode(number);
            case Double number -> NODES.numberNode(number);
            case SdkPojo pojo -> of(pojo);
            case List<?> list -> {
                ArrayNode array = NODES.arrayNode(list.size());
                list.forEach(element -> array.add(node(element)));
                yield array;
            }
            case Map<?, ?> map -> {
                ObjectNode object = NODES.objectNode();
                map.forEach((name, element) -> object.set((String) name, node(element)));
                yield object;
            }
            default -> throw new IllegalArgumentException("no JSON for " + value.getClass());
        };
    }

    /** Fills a builder and builds what it builds. */
    static Object built(SdkPojo builder, JsonNode from) {
        for (SdkField<?> field : builder.sdkFields()) {
            JsonNode value = from.path(field.locationName());
            if (!value.isMissingNode() && !value.isNull()) {
                field.set(builder, value(field, value));
            }
        }
        return ((Buildable) builder).build();
    }

    private static @Nullable Object value(SdkField<?> field, JsonNode value) {
        MarshallingType<?> type = field.marshallingType();
        if (type.equals(MarshallingType.STRING)) {
            return value.asText();
        }
        if (type.equals(MarshallingType.INTEGER)) {
            return value.intValue();
        }
        if (type.equals(MarshallingType.DOUBLE)) {
            return value.doubleValue();
        }
        if (type.equals(MarshallingType.BOOLEAN)) {
            return value.booleanValue();
        }
        if (type.equals(MarshallingType.INSTANT)) {
            return Instant.ofEpochMilli((long) (value.doubleValue() * 1000));
        }
        if (type.equals(MarshallingType.SDK_POJO)) {
            return built(field.constructor().get(), value);
        }
        if (type.equals(MarshallingType.LIST)) {
            SdkField<?> member = field.getRequiredTrait(ListTrait.class).memberFieldInfo();
            List<@Nullable Object> list = new ArrayList<>(value.size());
            value.forEach(element -> list.add(value(member, element)));
            return list;
        }
        if (type.equals(MarshallingType.MAP)) {
            SdkField<?> member = field.getRequiredTrait(MapTrait.class).valueFieldInfo();
            Map<String, @Nullable Object> map = LinkedHashMap.newLinkedHashMap(value.size());
            value.properties().forEach(e -> map.put(e.getKey(), value(member, e.getValue())));
            return map;
        }
        throw new IllegalArgumentException("no value for " + field.memberName());
    }
}
