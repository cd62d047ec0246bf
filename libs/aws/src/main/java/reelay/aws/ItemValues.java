package reelay.aws;

import java.time.Instant;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Values as they are written into items of DynamoDB, for {@link Attributes} to read. */
public final class ItemValues {

    private ItemValues() {}

    /** A text. */
    public static AttributeValue text(String value) {
        return AttributeValue.fromS(value);
    }

    /** A whole number. */
    public static AttributeValue number(long value) {
        return AttributeValue.fromN(Long.toString(value));
    }

    /** A time, in Unix seconds. */
    public static AttributeValue time(Instant value) {
        return number(value.getEpochSecond());
    }

    /** A time, in Unix milliseconds. */
    public static AttributeValue millis(Instant value) {
        return number(value.toEpochMilli());
    }
}
