package reelay.catalog;

import static reelay.aws.ItemValues.text;
import static reelay.aws.ItemValues.time;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import reelay.aws.Attributes;
import reelay.video.Sha256;
import reelay.video.Video;
import reelay.video.VideoId;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;
import software.amazon.awssdk.services.dynamodb.model.Put;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;

/**
 * Which video each client's idempotency key stands for, for a day. DynamoDB removes an item some
 * time after it has expired, so its time is compared here as well.
 */
public final class IdempotencyKeys {

    /** How long a key is remembered. */
    public static final Duration LIFE = Duration.ofHours(24);

    private final DynamoDbClient dynamo;
    private final String table;

    public IdempotencyKeys(DynamoDbClient dynamo, String table) {
        this.dynamo = dynamo;
        this.table = table;
    }

    /**
     * What a key was used for.
     *
     * @param videoId the video it made, which may have been deleted since
     * @param requestHash digest of the request it came with
     */
    public record Use(VideoId videoId, String requestHash) {}

    /** The use of an owner's key in the last day. */
    public Optional<Use> find(String owner, String key, Instant now) {
        Map<String, AttributeValue> item =
                dynamo.getItem(
                                get ->
                                        get.tableName(table)
                                                .key(Map.of("id", itemKey(owner, key)))
                                                .consistentRead(true))
                        .item();
        if (item.isEmpty()) {
            return Optional.empty();
        }
        Attributes all = new Attributes(item);
        return all.time("expires_at").isAfter(now)
                ? Optional.of(new Use(new VideoId(all.text("video_id")), all.text("request_hash")))
                : Optional.empty();
    }

    /**
     * Writes a new video and notes its key, both or neither.
     *
     * @return false when the key is in use, or another request is using it at this moment
     */
    public boolean create(Video video, String key, Instant now) {
        Put item =
                Put.builder()
                        .tableName(table)
                        .item(VideoItems.ofQueued(video))
                        .conditionExpression("attribute_not_exists(id)")
                        .build();
        Put use =
                Put.builder()
                        .tableName(table)
                        .item(
                                Map.of(
                                        "id", itemKey(video.owner(), key),
                                        "video_id", text(video.id().value()),
                                        "request_hash", text(video.requestHash()),
                                        "expires_at", time(now.plus(LIFE))))
                        .conditionExpression("attribute_not_exists(id) OR expires_at <= :now")
                        .expressionAttributeValues(Map.of(":now", time(now)))
                        .build();
        try {
            dynamo.transactWriteItems(
                    write ->
                            write.transactItems(
                                    TransactWriteItem.builder().put(item).build(),
                                    TransactWriteItem.builder().put(use).build()));
            return true;
        } catch (TransactionCanceledException e) {
            if (e.cancellationReasons().stream().allMatch(IdempotencyKeys::somebodyElse)) {
                return false;
            }
            throw e;
        }
    }

    /** Nothing wrong with this write, or another one that was faster. */
    private static boolean somebodyElse(CancellationReason reason) {
        return switch (reason.code()) {
            case "None", "ConditionalCheckFailed", "TransactionConflict" -> true;
            default -> false;
        };
    }

    /** A NUL cannot stand in an owner or a header, so no two pairs are joined to one text. */
    private static AttributeValue itemKey(String owner, String key) {
        String joined = owner + '\0' + key;
        return text("key:" + Sha256.hex(joined.getBytes(StandardCharsets.UTF_8)));
    }
}
