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
import software.amazon.awssdk.services.dynamodb.model.Put;

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
        Attributes all = Attributes.of(dynamo, table, Map.of("id", itemKey(owner, key)));
        if (all.missing()) {
            return Optional.empty();
        }
        return all.time("expires_at").isAfter(now)
                ? Optional.of(new Use(all.read("video_id", VideoId::new), all.text("request_hash")))
                : Optional.empty();
    }

    /**
     * Writes a new video and notes its key, both or neither.
     *
     * @return false when the key is in use, or DynamoDB is too busy to tell
     */
    public boolean create(Video video, String key, Instant now) {
        Put item =
                Put.builder()
                        .tableName(table)
                        .item(QueuedItem.of(video))
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
        return switch (new Transaction(dynamo).put(item).put(use).write()) {
            case Transaction.Answer.Written _ -> true;
            case Transaction.Answer.Refused _, Transaction.Answer.Busy _ -> false;
        };
    }

    /** A NUL cannot stand in an owner or a header, so no two pairs are joined to one text. */
    private static AttributeValue itemKey(String owner, String key) {
        String joined = owner + '\0' + key;
        return text("key:" + Sha256.hex(joined.getBytes(StandardCharsets.UTF_8)));
    }
}
