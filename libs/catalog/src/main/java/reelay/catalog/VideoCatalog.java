package reelay.catalog;

import static reelay.aws.ItemValues.number;
import static reelay.aws.ItemValues.text;
import static reelay.aws.ItemValues.time;
import static reelay.catalog.ItemUpdates.NOT_FINAL;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import reelay.aws.Attributes;
import reelay.aws.ItemValues;
import reelay.video.Failure;
import reelay.video.FailureCode;
import reelay.video.Hold;
import reelay.video.Job;
import reelay.video.StepLog;
import reelay.video.StoredVideo;
import reelay.video.Video;
import reelay.video.VideoId;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
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

    private final DynamoDbClient dynamo;
    private final String table;
    private final ItemUpdates updates;

    public VideoCatalog(DynamoDbClient dynamo, String table) {
        this.dynamo = dynamo;
        this.table = table;
        this.updates = new ItemUpdates(dynamo, table);
    }

    /** Writes a new video; false when its id is taken. */
    public boolean create(Video video) {
        return ItemUpdates.tookEffect(
                () ->
                        dynamo.putItem(
                                put ->
                                        put.tableName(table)
                                                .item(VideoItems.ofQueued(video))
                                                .conditionExpression("attribute_not_exists(id)")));
    }

    /**
     * The video as it is now, or empty.
     *
     * @throws UnreadableVideoException if its item is none that any version writes
     */
    public Optional<Video> find(VideoId id) {
        Attributes found = attributes(id);
        return found.missing() ? Optional.empty() : Optional.of(VideoItems.read(found.item()));
    }

    private Attributes attributes(VideoId id) {
        return new Attributes(
                dynamo.getItem(
                                get ->
                                        get.tableName(table)
                                                .key(ItemUpdates.key(id))
                                                .consistentRead(true))
                        .item());
    }

    /**
     * Reserves the right to call the provider: false when another submit has it, when there is a
     * job, or when the video is final or gone.
     *
     * @param attempt number of this submit, one more than the item's
     */
    public boolean claimSubmit(VideoId id, int attempt, Instant now) {
        return claim(id, attempt, now, " AND attribute_not_exists(submit_started_at)");
    }

    /** Takes over from a submit that certainly made no job, for a new try under the next number. */
    public boolean reclaimSubmit(VideoId id, int attempt, Instant now) {
        return claim(id, attempt, now, "");
    }

    private boolean claim(VideoId id, int attempt, Instant now, String alsoRequired) {
        return updates.updateOpenOnce(
                id,
                "SET submit_started_at = :now, submit_attempt = :attempt, unsettled = :unsettled",
                " AND attribute_not_exists(job_id) AND submit_attempt = :before" + alsoRequired,
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
        return updates.updateOpen(
                id,
                "REMOVE submit_started_at",
                " AND attribute_not_exists(job_id) AND submit_attempt = :attempt",
                Map.of(":attempt", number(attempt)));
    }

    /**
     * Notes that the provider no longer has the video this one is made from, so that from now on
     * our own copy is sent.
     */
    public boolean recordSourceLost(VideoId id) {
        return updates.updateOpen(
                id,
                "SET source_lost = :lost",
                " AND attribute_not_exists(job_id)",
                Map.of(":lost", AttributeValue.fromBool(true)));
    }

    /**
     * Notes why a video waits; the first {@code since} of several in a row stays. False when it has
     * a job, is final or gone.
     */
    public boolean recordHold(VideoId id, Hold hold) {
        return updates.updateOpen(
                id,
                "SET hold_reason = :reason, hold_message = :message,"
                        + " held_since = if_not_exists(held_since, :since), held_until = :until",
                " AND attribute_not_exists(job_id)",
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
                new HashMap<>(
                        ItemUpdates.withStatuses(
                                Map.of(
                                        ":job", text(job.id()),
                                        ":provider", text(job.provider()),
                                        ":at", time(job.submittedAt()),
                                        ":unsettled", text(UnsettledVideos.YES))));
        job.result().ifPresent(link -> values.put(":result", text(link.address().toString())));
        Update video =
                Update.builder()
                        .tableName(table)
                        .key(ItemUpdates.key(id))
                        .updateExpression(
                                "SET job_id = :job, provider = :provider, submitted_at = :at,"
                                        + " #status = :running, unsettled = :unsettled"
                                        + (job.result().isPresent()
                                                ? ", result_link = :result"
                                                : "")
                                        + " REMOVE hold_reason, hold_message, held_since,"
                                        + " held_until")
                        .conditionExpression(NOT_FINAL + " AND attribute_not_exists(job_id)")
                        .expressionAttributeNames(ItemUpdates.STATUS)
                        .expressionAttributeValues(values)
                        .build();
        try {
            dynamo.transactWriteItems(
                    TransactWriteItemsRequest.builder()
                            .transactItems(
                                    TransactWriteItem.builder().update(video).build(),
                                    TransactWriteItem.builder()
                                            .put(JobReservations.of(table, id, job))
                                            .build())
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
        throw ItemUpdates.busy(e);
    }

    /** The video that has this job, if one of ours has. */
    public Optional<VideoId> videoOfJob(String provider, String jobId) {
        Map<String, AttributeValue> reservation =
                dynamo.getItem(
                                get ->
                                        get.tableName(table)
                                                .key(
                                                        Map.of(
                                                                "id",
                                                                JobReservations.key(
                                                                        provider, jobId)))
                                                .consistentRead(true))
                        .item();
        return Optional.ofNullable(reservation.get("video_id")).map(id -> new VideoId(id.s()));
    }

    /**
     * Remembers jobs that may be the one of a lost submit: also when the provider's list forgets
     * them, they may have been paid for.
     */
    public void recordDoubts(VideoId id, Set<String> jobs) {
        Set<String> all = new TreeSet<>(doubts(id));
        if (all.addAll(jobs)) {
            updates.updateOpen(
                    id,
                    "SET doubted_jobs = :jobs",
                    " AND attribute_not_exists(job_id)",
                    Map.of(
                            ":jobs",
                            AttributeValue.fromL(all.stream().map(ItemValues::text).toList())));
        }
    }

    /** The jobs that may have been the one of a lost submit, as far as a list ever showed them. */
    public Set<String> doubts(VideoId id) {
        return attributes(id)
                .find("doubted_jobs", AttributeValue::l)
                .map(jobs -> jobs.stream().map(AttributeValue::s).collect(Collectors.toSet()))
                .orElse(Set.of());
    }

    /**
     * Notes what a submit came to for good, before that is recorded as the video's failure, so that
     * also whoever finds the claim of a dead process never submits again.
     */
    public boolean recordSubmitVerdict(VideoId id, Failure verdict) {
        return updates.updateOpen(
                id,
                "SET verdict_code = :code, verdict_message = :message",
                " AND attribute_not_exists(job_id)",
                Map.of(
                        ":code", text(verdict.code().word()),
                        ":message", text(verdict.message())));
    }

    /** What the video's submit came to for good, if it did. */
    public Optional<Failure> submitVerdict(VideoId id) {
        Attributes item = attributes(id);
        return item.textIfThere("verdict_code")
                .flatMap(FailureCode::ofWord)
                .map(code -> new Failure(code, item.text("verdict_message")));
    }

    /**
     * Keeps what a step has to say of a failure, for whoever records it: the history of an
     * execution, which others can read, holds no sentence that a provider had a part in. That it
     * cannot be kept must not change what the step came to.
     *
     * @return what the execution may know
     */
    public Failure keepMessage(VideoId id, Failure failure) {
        try {
            updates.updateOpen(
                    id,
                    "SET failure_messages = :messages",
                    "",
                    Map.of(
                            ":messages",
                            AttributeValue.fromM(
                                    Map.of(failure.code().word(), text(failure.message())))));
        } catch (SdkException e) {
            StepLog.warn("message_lost", id, e.getClass().getName());
        }
        return failure.inGeneral();
    }

    /**
     * Notes what a poll saw; progress never goes down, and looks that missed the job are forgotten.
     * False when the video is final or gone.
     */
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
        return updates.updateOpen(
                        id,
                        "SET provider_status = :word, polled_at = :at, progress = :progress,"
                                + " #status = :running, unsettled = :unsettled"
                                + " REMOVE missing_since, missing_looks",
                        " AND progress <= :progress",
                        forward)
                || updates.updateOpen(
                        id,
                        "SET provider_status = :word, polled_at = :at, #status = :running,"
                                + " unsettled = :unsettled REMOVE missing_since, missing_looks",
                        "",
                        seen);
    }

    /**
     * Looks that missed a job, one after the other.
     *
     * @param looks how many
     * @param since when the first of them was
     */
    public record Missed(int looks, Instant since) {}

    /**
     * Notes that the provider said it does not know the job.
     *
     * @return all such looks since the last good one; empty when the video is final or gone
     */
    public Optional<Missed> recordMissed(VideoId id, Instant now) {
        boolean noted =
                updates.updateOpen(
                        id,
                        "SET missing_since = if_not_exists(missing_since, :now),"
                                + " missing_looks = if_not_exists(missing_looks, :none) + :one",
                        "",
                        Map.of(":now", time(now), ":none", number(0), ":one", number(1)));
        return noted
                ? Optional.of(attributes(id))
                        .filter(item -> item.has("missing_since"))
                        .map(
                                item ->
                                        new Missed(
                                                item.numberTo(Integer.MAX_VALUE, "missing_looks"),
                                                item.time("missing_since")))
                : Optional.empty();
    }

    /** Makes a video completed; false when it is final or gone already. */
    public boolean recordCompleted(VideoId id, StoredVideo stored, Instant completedAt) {
        Map<String, AttributeValue> values = new HashMap<>();
        values.put(":key", text(stored.objectKey()));
        values.put(":bytes", number(stored.bytes()));
        values.put(":digest", text(stored.sha256()));
        values.put(":type", text(stored.format().contentType()));
        values.put(":at", time(completedAt));
        values.put(":completed", text("completed"));
        values.put(":all", number(100));
        String made = "";
        if (stored.duration() != null) {
            values.put(":duration", number(stored.duration().toMillis()));
            made = ", duration_ms = :duration";
        }
        if (stored.size() != null) {
            values.put(":size", text(stored.size().toString()));
            made += ", made_size = :size";
        }
        return updates.updateOpen(
                id,
                "SET object_key = :key, bytes = :bytes, sha256 = :digest, content_type = :type,"
                        + " completed_at = :at, progress = :all, #status = :completed"
                        + made
                        + " REMOVE last_download, failure_messages, result_link",
                "",
                values);
    }

    /** What the last download came to that could not be judged by itself. */
    public Optional<String> lastDownload(VideoId id) {
        return attributes(id).textIfThere("last_download");
    }

    /** Notes what a download came to, for the next one to compare with. */
    public boolean recordDownload(VideoId id, String cameTo) {
        return updates.updateOpen(
                id, "SET last_download = :download", "", Map.of(":download", text(cameTo)));
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
                                                .key(ItemUpdates.key(id))
                                                .returnValues(ReturnValue.ALL_OLD))
                        .attributes();
        return item.isEmpty() ? Optional.empty() : Optional.of(VideoItems.read(item));
    }
}
