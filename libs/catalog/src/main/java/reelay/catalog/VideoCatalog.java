package reelay.catalog;

import static reelay.catalog.VideoItems.number;
import static reelay.catalog.VideoItems.text;
import static reelay.catalog.VideoItems.time;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import reelay.aws.AwsClients;
import reelay.video.Environment;
import reelay.video.Hold;
import reelay.video.Job;
import reelay.video.StoredVideo;
import reelay.video.Video;
import reelay.video.VideoId;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.Put;
import software.amazon.awssdk.services.dynamodb.model.ReturnValue;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;
import software.amazon.awssdk.services.dynamodb.model.Update;

/**
 * The video items. Every write has a condition, so a step that runs twice changes nothing the
 * second time and a late one never undoes a later one; each answers whether it took effect.
 */
public final class VideoCatalog {

    /** Statuses only move forward: queued, in_progress, then one of the two final ones. */
    private static final String NOT_FINAL =
            "attribute_exists(id) AND #status IN (:queued, :running)";

    /** How long a job stays reserved for its video; no unclear submit is looked into that late. */
    private static final Duration JOB_RESERVED = Duration.ofDays(30);

    private final DynamoDbClient dynamo;
    private final String table;

    public VideoCatalog(DynamoDbClient dynamo, String table) {
        this.dynamo = dynamo;
        this.table = table;
    }

    /** The catalog in the table that VIDEOS_TABLE names. */
    public static VideoCatalog from(Environment environment) {
        return new VideoCatalog(
                AwsClients.from(environment).build(DynamoDbClient.builder(), "DYNAMODB"),
                environment.text("VIDEOS_TABLE"));
    }

    /** Writes a new video; false when its id is taken. */
    public boolean create(Video video) {
        return tookEffect(
                () ->
                        dynamo.putItem(
                                put ->
                                        put.tableName(table)
                                                .item(VideoItems.ofQueued(video))
                                                .conditionExpression("attribute_not_exists(id)")));
    }

    /** The video as it is now, or empty. */
    public Optional<Video> find(VideoId id) {
        Map<String, AttributeValue> item =
                dynamo.getItem(get -> get.tableName(table).key(key(id)).consistentRead(true))
                        .item();
        return item.isEmpty() ? Optional.empty() : Optional.of(VideoItems.read(item));
    }

    /**
     * Reserves the right to call the provider: false when another submit has it, when there is a
     * job, or when the video is final or gone.
     *
     * @param attempt number of this submit, one more than the item's
     */
    public boolean claimSubmit(VideoId id, int attempt, Instant now) {
        return updateOnce(
                id,
                "SET submit_started_at = :now, submit_attempt = :attempt, unsettled = :unsettled",
                NOT_FINAL
                        + " AND attribute_not_exists(job_id) AND attribute_not_exists(submit_started_at)"
                        + " AND submit_attempt = :before",
                Map.of(
                        ":now",
                        time(now),
                        ":attempt",
                        number(attempt),
                        ":before",
                        number(attempt - 1),
                        ":unsettled",
                        text(UnsettledVideos.YES)));
    }

    /** Takes over from a submit that certainly made no job, for a new try under the next number. */
    public boolean reclaimSubmit(VideoId id, int attempt, Instant now) {
        return updateOnce(
                id,
                "SET submit_started_at = :now, submit_attempt = :attempt, unsettled = :unsettled",
                NOT_FINAL + " AND attribute_not_exists(job_id) AND submit_attempt = :before",
                Map.of(
                        ":now",
                        time(now),
                        ":attempt",
                        number(attempt),
                        ":before",
                        number(attempt - 1),
                        ":unsettled",
                        text(UnsettledVideos.YES)));
    }

    /** Gives the right back after the provider certainly took nothing. */
    public boolean releaseSubmit(VideoId id, int attempt) {
        return update(
                id,
                "REMOVE submit_started_at",
                NOT_FINAL + " AND attribute_not_exists(job_id) AND submit_attempt = :attempt",
                Map.of(":attempt", number(attempt)));
    }

    /**
     * Notes that the provider no longer has the video this one is made from, so that from now on
     * our own copy is sent.
     */
    public boolean recordSourceLost(VideoId id) {
        return update(
                id,
                "SET source_lost = :lost",
                NOT_FINAL + " AND attribute_not_exists(job_id)",
                Map.of(":lost", AttributeValue.fromBool(true)));
    }

    /**
     * Notes why a video waits; the first {@code since} of several in a row stays. False when it has
     * a job, is final or gone.
     */
    public boolean recordHold(VideoId id, Hold hold) {
        return update(
                id,
                "SET hold_reason = :reason, hold_message = :message,"
                        + " held_since = if_not_exists(held_since, :since), held_until = :until",
                NOT_FINAL + " AND attribute_not_exists(job_id)",
                Map.of(
                        ":reason", text(hold.reason()),
                        ":message", text(hold.message()),
                        ":since", time(hold.since()),
                        ":until", time(hold.until())));
    }

    /** What came of {@link #recordJob}. */
    public enum JobRecord {
        /** The video now has the job. */
        RECORDED,
        /** The video has a job already, is final or gone. */
        VIDEO_CLOSED,
        /** The job belongs to another video. */
        JOB_TAKEN
    }

    /**
     * Gives a job to a video, both or neither: an item of its own keeps a second video from
     * adopting the same job. What the video waited for is forgotten.
     */
    public JobRecord recordJob(VideoId id, Job job) {
        Map<String, AttributeValue> values =
                withStatuses(
                        Map.of(
                                ":job", text(job.id()),
                                ":provider", text(job.provider()),
                                ":at", time(job.submittedAt()),
                                ":unsettled", text(UnsettledVideos.YES)));
        Update video =
                Update.builder()
                        .tableName(table)
                        .key(key(id))
                        .updateExpression(
                                "SET job_id = :job, provider = :provider, submitted_at = :at,"
                                        + " #status = :running, unsettled = :unsettled"
                                        + " REMOVE hold_reason, hold_message, held_since,"
                                        + " held_until")
                        .conditionExpression(NOT_FINAL + " AND attribute_not_exists(job_id)")
                        .expressionAttributeNames(STATUS)
                        .expressionAttributeValues(values)
                        .build();
        Put reservation =
                Put.builder()
                        .tableName(table)
                        .item(
                                Map.of(
                                        "id", reservationKey(job.provider(), job.id()),
                                        "video_id", text(id.value()),
                                        "expires_at", time(job.submittedAt().plus(JOB_RESERVED))))
                        .conditionExpression("attribute_not_exists(id)")
                        .build();
        try {
            dynamo.transactWriteItems(
                    TransactWriteItemsRequest.builder()
                            .transactItems(
                                    TransactWriteItem.builder().update(video).build(),
                                    TransactWriteItem.builder().put(reservation).build())
                            .build());
            return JobRecord.RECORDED;
        } catch (TransactionCanceledException e) {
            return whyNotRecorded(e);
        }
    }

    private static JobRecord whyNotRecorded(TransactionCanceledException e) {
        // Reasons stand in the order of the writes: the video first, the reservation second.
        if ("ConditionalCheckFailed".equals(e.cancellationReasons().get(0).code())) {
            return JobRecord.VIDEO_CLOSED;
        }
        if ("ConditionalCheckFailed".equals(e.cancellationReasons().get(1).code())) {
            return JobRecord.JOB_TAKEN;
        }
        throw busy(e);
    }

    /** Another write was under way, or there were too many: the same again may work. */
    private static SdkClientException busy(TransactionCanceledException e) {
        return SdkClientException.create("DynamoDB cancelled a transaction", e);
    }

    /** Whether some video has this job. */
    public boolean jobTaken(String provider, String jobId) {
        return dynamo.getItem(
                        get ->
                                get.tableName(table)
                                        .key(Map.of("id", reservationKey(provider, jobId)))
                                        .consistentRead(true))
                .hasItem();
    }

    /** Notes what a poll saw; progress never goes down. False when the video is final or gone. */
    public boolean recordPoll(VideoId id, int progress, String providerStatus, Instant polledAt) {
        Map<String, AttributeValue> seen =
                Map.of(
                        ":word",
                        text(providerStatus),
                        ":at",
                        time(polledAt),
                        ":unsettled",
                        text(UnsettledVideos.YES));
        Map<String, AttributeValue> forward = new HashMap<>(seen);
        forward.put(":progress", number(progress));
        return update(
                        id,
                        "SET provider_status = :word, polled_at = :at, progress = :progress,"
                                + " unsettled = :unsettled",
                        NOT_FINAL + " AND progress <= :progress",
                        forward)
                || update(
                        id,
                        "SET provider_status = :word, polled_at = :at, unsettled = :unsettled",
                        NOT_FINAL,
                        seen);
    }

    /** Makes a video completed; false when it is final or gone already. */
    public boolean recordCompleted(VideoId id, StoredVideo stored, Instant completedAt) {
        Map<String, AttributeValue> values = new HashMap<>();
        values.put(":key", text(stored.objectKey()));
        values.put(":bytes", number(stored.bytes()));
        values.put(":digest", text(stored.sha256()));
        values.put(":type", text(stored.contentType()));
        values.put(":at", time(completedAt));
        values.put(":completed", text("completed"));
        values.put(":all", number(100));
        String duration = "";
        if (stored.duration() != null) {
            values.put(":duration", number(stored.duration().toMillis()));
            duration = ", duration_ms = :duration";
        }
        return update(
                id,
                "SET object_key = :key, bytes = :bytes, sha256 = :digest, content_type = :type,"
                        + " completed_at = :at, progress = :all, #status = :completed"
                        + duration,
                NOT_FINAL,
                values);
    }

    /**
     * Removes a video's item.
     *
     * @return the video as it was at that moment, or empty when there was none
     */
    public Optional<Video> delete(VideoId id) {
        Map<String, AttributeValue> item =
                dynamo.deleteItem(
                                delete ->
                                        delete.tableName(table)
                                                .key(key(id))
                                                .returnValues(ReturnValue.ALL_OLD))
                        .attributes();
        return item.isEmpty() ? Optional.empty() : Optional.of(VideoItems.read(item));
    }

    private static final Map<String, String> STATUS = Map.of("#status", "status");

    private boolean update(
            VideoId id, String change, String condition, Map<String, AttributeValue> values) {
        return tookEffect(
                () ->
                        dynamo.updateItem(
                                update ->
                                        update.tableName(table)
                                                .key(key(id))
                                                .updateExpression(change)
                                                .conditionExpression(condition)
                                                .expressionAttributeNames(STATUS)
                                                .expressionAttributeValues(withStatuses(values))));
    }

    /**
     * A transaction of one write, because the SDK gives those a token: when the answer was lost and
     * it asks again, DynamoDB knows the write as its own. A bare update would look refused.
     */
    private boolean updateOnce(
            VideoId id, String change, String condition, Map<String, AttributeValue> values) {
        Update update =
                Update.builder()
                        .tableName(table)
                        .key(key(id))
                        .updateExpression(change)
                        .conditionExpression(condition)
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

    private static Map<String, AttributeValue> withStatuses(Map<String, AttributeValue> values) {
        Map<String, AttributeValue> all = new HashMap<>(values);
        all.put(":queued", text("queued"));
        all.put(":running", text("in_progress"));
        return all;
    }

    private static AttributeValue reservationKey(String provider, String jobId) {
        return text("job:" + provider + ":" + jobId);
    }

    private static Map<String, AttributeValue> key(VideoId id) {
        return Map.of("id", text(id.value()));
    }

    private static boolean tookEffect(Runnable write) {
        try {
            write.run();
            return true;
        } catch (ConditionalCheckFailedException e) {
            return false;
        }
    }
}
