package reelay.catalog;

import static reelay.aws.ItemValues.text;

import java.util.HashMap;
import java.util.Map;
import reelay.video.VideoId;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;
import software.amazon.awssdk.services.dynamodb.model.Update;

/** Changes of a video's item under a condition, in which {@code #status} stands for its status. */
final class ItemUpdates {

    /** Statuses only move forward: queued, in_progress, then one of the two final ones. */
    static final String NOT_FINAL = "attribute_exists(id) AND #status IN (:queued, :running)";

    static final Map<String, String> STATUS = Map.of("#status", "status");

    private final DynamoDbClient dynamo;
    private final String table;

    ItemUpdates(DynamoDbClient dynamo, String table) {
        this.dynamo = dynamo;
        this.table = table;
    }

    /** Changes the item of a video that is not final, if what is {@code further} required holds. */
    boolean updateOpen(
            VideoId id, String change, String further, Map<String, AttributeValue> values) {
        return updateOpen(id, change, further, Map.of(), values);
    }

    /**
     * The same.
     *
     * @param names what {@code change} calls by names of its own, beside {@code #status}
     */
    boolean updateOpen(
            VideoId id,
            String change,
            String further,
            Map<String, String> names,
            Map<String, AttributeValue> values) {
        Map<String, String> all = new HashMap<>(names);
        all.putAll(STATUS);
        return update(id, change, NOT_FINAL + further, all, withStatuses(values));
    }

    /** Changes an item; false when the condition does not hold. */
    boolean update(
            VideoId id, String change, String condition, Map<String, AttributeValue> values) {
        return update(id, change, condition, STATUS, values);
    }

    private boolean update(
            VideoId id,
            String change,
            String condition,
            Map<String, String> names,
            Map<String, AttributeValue> values) {
        return tookEffect(
                () ->
                        dynamo.updateItem(
                                update ->
                                        update.tableName(table)
                                                .key(key(id))
                                                .updateExpression(change)
                                                .conditionExpression(condition)
                                                .expressionAttributeNames(names)
                                                .expressionAttributeValues(values)));
    }

    /**
     * As {@link #updateOpen}, in a transaction of one write, because the SDK gives those a token:
     * when the answer was lost and it asks again, DynamoDB knows the write as its own. A bare
     * update would look refused.
     */
    boolean updateOpenOnce(
            VideoId id, String change, String further, Map<String, AttributeValue> values) {
        Update update =
                Update.builder()
                        .tableName(table)
                        .key(key(id))
                        .updateExpression(change)
                        .conditionExpression(NOT_FINAL + further)
                        .expressionAttributeNames(STATUS)
                        .expressionAttributeValues(withStatuses(values))
                        .build();
        try {
            dynamo.transactWriteItems(
                    TransactWriteItemsRequest.builder()
                            .transactItems(TransactWriteItem.builder().update(update).build())
                            .build());
            return true;
        } catch (TransactionCanceledException e) {
            if ("ConditionalCheckFailed".equals(e.cancellationReasons().getFirst().code())) {
                return false;
            }
            throw busy(e);
        }
    }

    /** Another write was under way, or there were too many: the same again may work. */
    static SdkClientException busy(TransactionCanceledException e) {
        return SdkClientException.create("DynamoDB cancelled a transaction", e);
    }

    /** The values with those that {@link #NOT_FINAL} asks for. */
    static Map<String, AttributeValue> withStatuses(Map<String, AttributeValue> values) {
        Map<String, AttributeValue> all = new HashMap<>(values);
        all.put(":queued", text("queued"));
        all.put(":running", text("in_progress"));
        return all;
    }

    static Map<String, AttributeValue> key(VideoId id) {
        return Map.of("id", text(id.value()));
    }

    /** Whether the condition of a write held. */
    static boolean tookEffect(Runnable write) {
        try {
            write.run();
            return true;
        } catch (ConditionalCheckFailedException e) {
            return false;
        }
    }
}
