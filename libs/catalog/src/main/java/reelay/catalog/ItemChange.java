package reelay.catalog;

import static reelay.aws.ItemValues.text;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import reelay.video.VideoId;
import reelay.video.VideoStatus;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.Update;

/**
 * A change of one video's item, made if all its conditions hold. {@code #status} stands for the
 * item's status, in the change and in the conditions.
 */
final class ItemChange {

    private final DynamoDbClient dynamo;
    private final String table;
    private final VideoId id;
    private final String change;
    private final List<String> conditions = new ArrayList<>();
    private final Map<String, String> names = new HashMap<>(Map.of("#status", "status"));
    private final Map<String, AttributeValue> values = new HashMap<>();

    /**
     * @param change in DynamoDB's words: SET this REMOVE that
     */
    ItemChange(DynamoDbClient dynamo, String table, VideoId id, String change) {
        this.dynamo = dynamo;
        this.table = table;
        this.id = id;
        this.change = change;
    }

    /** The key of a video's item. */
    static Map<String, AttributeValue> key(VideoId id) {
        return Map.of("id", text(id.value()));
    }

    /** What must hold, beside everything else that must. */
    ItemChange onlyIf(String condition) {
        conditions.add(condition);
        return this;
    }

    /**
     * Statuses only move forward: queued, in_progress, then one of the two final ones. An item that
     * is gone has none of them.
     */
    ItemChange onlyIfOpen() {
        return onlyIf("#status IN (:queued, :running)")
                .with(":queued", text(VideoStatus.QUEUED.word()))
                .with(":running", text(VideoStatus.IN_PROGRESS.word()));
    }

    /** What {@code name} stands for. */
    ItemChange naming(String name, String attribute) {
        names.put(name, attribute);
        return this;
    }

    /** What {@code name} stands for. */
    ItemChange with(String name, AttributeValue value) {
        values.put(name, value);
        return this;
    }

    /** Makes it; false when a condition does not hold. */
    boolean make() {
        try {
            dynamo.updateItem(
                    update ->
                            update.tableName(table)
                                    .key(key(id))
                                    .updateExpression(change)
                                    .conditionExpression(String.join(" AND ", conditions))
                                    .expressionAttributeNames(names)
                                    .expressionAttributeValues(values));
            return true;
        } catch (ConditionalCheckFailedException _) {
            return false;
        }
    }

    /**
     * Makes it in a transaction of its own, because the SDK gives those a token: when the answer
     * was lost and it asks again, DynamoDB knows the write as its own. A bare update would look
     * refused.
     */
    boolean makeOnce() {
        return switch (new Transaction(dynamo).change(this).write()) {
            case Transaction.Answer.Written _ -> true;
            case Transaction.Answer.Refused _ -> false;
            case Transaction.Answer.Busy(SdkClientException trouble) -> throw trouble;
        };
    }

    /** The same as a part of a transaction. */
    Update asPart() {
        return Update.builder()
                .tableName(table)
                .key(key(id))
                .updateExpression(change)
                .conditionExpression(String.join(" AND ", conditions))
                .expressionAttributeNames(names)
                .expressionAttributeValues(values)
                .build();
    }
}
