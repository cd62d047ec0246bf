package reelay.local.aws.dynamodb.item;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** Bytes an item counts for ("Item sizes and formats", DynamoDB developer guide). */
public final class ItemSize {

    /** Largest item, in bytes: 400 KB, names included. */
    public static final int LARGEST = 400 * 1024;

    /** What a list or map counts for beside its elements, in bytes. */
    private static final int CONTAINER = 3;

    private ItemSize() {}

    /** Bytes of all names and values. */
    public static int of(Map<String, Value> item) {
        int bytes = 0;
        for (Map.Entry<String, Value> field : item.entrySet()) {
            bytes += utf8(field.getKey()) + of(field.getValue());
        }
        return bytes;
    }

    /** Bytes of one value. */
    public static int of(Value value) {
        return switch (value) {
            case Value.Text(String text) -> utf8(text);
            case Value.Numeric(BigDecimal number) ->
                    (number.precision() + 1) / 2 + (number.signum() < 0 ? 2 : 1);
            case Value.Binary(String latin1) -> latin1.length();
            case Value.Truth _, Value.Nothing _ -> 1;
            case Value.Members(_, var values) -> values.stream().mapToInt(ItemSize::of).sum();
            case Value.Sequence(var values) ->
                    CONTAINER + values.stream().mapToInt(element -> 1 + of(element)).sum();
            case Value.Document(var fields) -> CONTAINER + fields.size() + of(fields);
        };
    }

    private static int utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }
}
