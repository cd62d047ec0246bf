package reelay.aws;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * The attributes of one DynamoDB item, or of a map in one. What must be there and is not, or is of
 * another type, is named.
 */
public record Attributes(Map<String, AttributeValue> item) {

    /** Those of the item under a key, as it is now. */
    public static Attributes of(
            DynamoDbClient dynamo, String table, Map<String, AttributeValue> key) {
        return new Attributes(
                dynamo.getItem(get -> get.tableName(table).key(key).consistentRead(true)).item());
    }

    /** Whether there is no such item. */
    public boolean missing() {
        return item.isEmpty();
    }

    /** Whether it has one of that name. */
    public boolean has(String name) {
        return item.containsKey(name);
    }

    /** A text that must be there. */
    public String text(String name) {
        return textIfThere(name).orElseThrow(() -> new OddAttributeException(name, null));
    }

    /** A text; empty when there is none. */
    public Optional<String> textIfThere(String name) {
        return find(name, AttributeValue::s);
    }

    /**
     * What a text stands for, which must be there.
     *
     * @param meaning throws an IllegalArgumentException when the text stands for nothing
     */
    public <T> T read(String name, Function<String, T> meaning) {
        return meant(name, () -> meaning.apply(text(name)));
    }

    /** A whole number that must be there. */
    public long number(String name) {
        return numberIfThere(name).orElseThrow(() -> new OddAttributeException(name, null));
    }

    /** A whole number; empty when there is none. */
    public Optional<Long> numberIfThere(String name) {
        return find(name, AttributeValue::n)
                .map(number -> meant(name, () -> Long.parseLong(number)));
    }

    /** A whole number from 0 to {@code most} that must be there. */
    public int numberTo(int most, String name) {
        long number = number(name);
        if (number < 0 || number > most) {
            throw new OddAttributeException(name, null);
        }
        return (int) number;
    }

    /** A time in Unix seconds that must be there. */
    public Instant time(String name) {
        return timeIfThere(name).orElseThrow(() -> new OddAttributeException(name, null));
    }

    /** A time in Unix seconds; empty when there is none. */
    public Optional<Instant> timeIfThere(String name) {
        return numberIfThere(name)
                .map(seconds -> meant(name, () -> Instant.ofEpochSecond(seconds)));
    }

    /** A time in Unix milliseconds; empty when there is none. */
    public Optional<Instant> millisIfThere(String name) {
        return numberIfThere(name).map(Instant::ofEpochMilli);
    }

    /** Whether it has a yes of that name. */
    public boolean yes(String name) {
        return find(name, AttributeValue::bool).orElse(false);
    }

    /** The attributes of a map; empty when there is none. */
    public Optional<Attributes> map(String name) {
        return find(name, value -> value.hasM() ? value.m() : null).map(Attributes::new);
    }

    /** What a value made of several holds, where it is there. */
    public <T> Optional<T> find(String name, Function<AttributeValue, @Nullable T> type) {
        return Optional.ofNullable(item.get(name)).map(type);
    }

    private static <T> T meant(String name, Meaning<T> meaning) {
        try {
            return meaning.read();
        } catch (IllegalArgumentException | DateTimeException e) {
            throw new OddAttributeException(name, e);
        }
    }

    private interface Meaning<T> {
        T read();
    }
}
