package reelay.catalog;

import static reelay.aws.ItemValues.text;
import static reelay.aws.ItemValues.time;

import java.time.Instant;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.function.Consumer;
import java.util.stream.Stream;
import reelay.aws.Attributes;
import reelay.aws.OddAttributeException;
import reelay.catalog.bucket.ObjectKeys;
import reelay.video.RecordedFailure;
import reelay.video.VideoId;
import reelay.video.VideoStatus;
import software.amazon.awssdk.core.pagination.sync.SdkIterable;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * The videos that still need somebody: not final, or final and not announced. Their items carry the
 * attribute {@code unsettled}, and an index holds those items alone, so that looking through them
 * costs the same however many finished videos are kept. Of an item no more is read than is needed.
 */
public final class UnsettledVideos {

    private static final String INDEX = "unsettled";

    private final DynamoDbClient dynamo;
    private final String table;

    public UnsettledVideos(DynamoDbClient dynamo, String table) {
        this.dynamo = dynamo;
        this.table = table;
    }

    /**
     * One of them.
     *
     * @param id as it stands in the item, which may be none of ours
     * @param createdAt when the API accepted it; the beginning of time when the item does not say
     */
    public record Unsettled(String id, Instant createdAt) {}

    /** The oldest of the videos under one key, and those after it. */
    private record Oldest(Unsettled video, Iterator<Map<String, AttributeValue>> younger) {

        static Stream<Oldest> of(Iterator<Map<String, AttributeValue>> items) {
            return items.hasNext()
                    ? Stream.of(new Oldest(read(items.next()), items))
                    : Stream.empty();
        }

        Instant createdAt() {
            return video.createdAt();
        }
    }

    /** Tells of each, oldest first. The index follows the items within moments. */
    public void forEach(Consumer<Unsettled> action) {
        var oldest = new PriorityQueue<Oldest>(Comparator.comparing(Oldest::createdAt));
        UnsettledKey.all().flatMap(key -> Oldest.of(withKey(key).iterator())).forEach(oldest::add);
        while (!oldest.isEmpty()) {
            Oldest next = oldest.remove();
            action.accept(next.video());
            Oldest.of(next.younger()).forEach(oldest::add);
        }
    }

    private SdkIterable<Map<String, AttributeValue>> withKey(String key) {
        return dynamo.queryPaginator(
                        query ->
                                query.tableName(table)
                                        .indexName(INDEX)
                                        .keyConditionExpression("unsettled = :key")
                                        .expressionAttributeValues(Map.of(":key", text(key))))
                .items();
    }

    private static Unsettled read(Map<String, AttributeValue> item) {
        Attributes all = new Attributes(item);
        return new Unsettled(
                all.text("id"),
                CreatedKey.createdAt(all.text("created_key")).orElse(Instant.EPOCH));
    }

    /** Where a video stands. */
    public sealed interface Standing {

        /**
         * Queued or in progress.
         *
         * @param hasJob whether the provider took it, so that a Store may be writing its object
         */
        record Open(boolean hasJob) implements Standing {}

        /**
         * Completed.
         *
         * @param objectKey S3 key
         * @param bytes length, in bytes
         */
        record Completed(String objectKey, long bytes) implements Standing {}

        /**
         * Failed.
         *
         * @param errorCode why
         * @param strayKeys S3 keys under which a Store that died may have left its object
         */
        record Failed(String errorCode, List<String> strayKeys) implements Standing {}

        /**
         * Its item is none that any version writes; only an operator can do something about it.
         *
         * @param attribute what is missing or odd
         */
        record Unreadable(String attribute) implements Standing {}

        /** Settled meanwhile, or deleted. */
        record Settled() implements Standing {}
    }

    /** Where a video stands now. */
    public Standing standing(VideoId id) {
        Attributes item = Attributes.of(dynamo, table, ItemChange.key(id));
        if (!item.has(UnsettledKey.ATTRIBUTE)) {
            return new Standing.Settled();
        }
        try {
            return switch (item.read("status", VideoStatus::ofWord)) {
                case QUEUED, IN_PROGRESS -> new Standing.Open(item.has("job_id"));
                case COMPLETED ->
                        new Standing.Completed(item.text("object_key"), item.number("bytes"));
                case FAILED ->
                        new Standing.Failed(
                                item.text("error_code"),
                                ObjectKeys.videoKeys(item.text("owner"), id));
            };
        } catch (OddAttributeException odd) {
            return new Standing.Unreadable(odd.attribute());
        }
    }

    /**
     * Makes a video failed, as the state machine does; false when it is final or gone already. What
     * a step had to say of this very failure stands before the message.
     */
    public boolean fail(VideoId id, RecordedFailure failure, Instant failedAt) {
        return new ItemChange(
                        dynamo,
                        table,
                        id,
                        "SET #status = :failed, error_code = :code, failed_at = :at,"
                                + " error_message ="
                                + " if_not_exists(failure_messages.#code, :message)"
                                + " REMOVE hold_reason, hold_message, held_since, held_until")
                .onlyIfOpen()
                .naming("#code", failure.code())
                .with(":failed", text(VideoStatus.FAILED.word()))
                .with(":code", text(failure.code()))
                .with(":message", text(failure.message()))
                .with(":at", time(failedAt))
                .make();
    }

    /** Notes that a final video was announced; nobody needs to look at it again. */
    public boolean settle(VideoId id) {
        return new ItemChange(dynamo, table, id, "REMOVE unsettled, failure_messages")
                .onlyIf("#status IN (:completed, :failed)")
                .with(":completed", text(VideoStatus.COMPLETED.word()))
                .with(":failed", text(VideoStatus.FAILED.word()))
                .make();
    }
}
