package reelay.catalog;

import static reelay.aws.ItemValues.number;
import static reelay.aws.ItemValues.text;
import static reelay.aws.ItemValues.time;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import reelay.aws.Attributes;
import reelay.video.Failure;
import reelay.video.Job;
import reelay.video.StepLog;
import reelay.video.StoredVideo;
import reelay.video.Video;
import reelay.video.VideoId;
import reelay.video.VideoStatus;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.ReturnValue;

/**
 * The video items. Every write has a condition, so a step that runs twice changes nothing the
 * second time and a late one never undoes a later one; each answers whether it took effect.
 */
public final class VideoCatalog {

    private final DynamoDbClient dynamo;
    private final String table;
    private final SubmitRecords submits;
    private final PollRecords polls;

    public VideoCatalog(DynamoDbClient dynamo, String table) {
        this.dynamo = dynamo;
        this.table = table;
        this.submits = new SubmitRecords(dynamo, table);
        this.polls = new PollRecords(dynamo, table);
    }

    /** What Submit notes until a video has a job. */
    public SubmitRecords submits() {
        return submits;
    }

    /** What Poll notes while the job is at work. */
    public PollRecords polls() {
        return polls;
    }

    /** Writes a new video; false when its id is taken. */
    public boolean create(Video video) {
        try {
            dynamo.putItem(
                    put ->
                            put.tableName(table)
                                    .item(QueuedItem.of(video))
                                    .conditionExpression("attribute_not_exists(id)"));
            return true;
        } catch (ConditionalCheckFailedException _) {
            return false;
        }
    }

    /**
     * The video as it is now, or empty.
     *
     * @throws UnreadableVideoException if its item is none that any version writes
     */
    public Optional<Video> find(VideoId id) {
        Attributes found = item(id);
        return found.missing() ? Optional.empty() : Optional.of(ItemReader.read(found.item()));
    }

    private Attributes item(VideoId id) {
        return Attributes.of(dynamo, table, ItemChange.key(id));
    }

    private ItemChange open(VideoId id, String change) {
        return new ItemChange(dynamo, table, id, change).onlyIfOpen();
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
        ItemChange video =
                open(
                                id,
                                "SET job_id = :job, provider = :provider, submitted_at = :at,"
                                        + " #status = :now, unsettled = :unsettled"
                                        + (job.result().isPresent()
                                                ? ", result_link = :result"
                                                : "")
                                        + " REMOVE hold_reason, hold_message, held_since,"
                                        + " held_until")
                        .onlyIf("attribute_not_exists(job_id)")
                        .with(":job", text(job.id()))
                        .with(":provider", text(job.provider()))
                        .with(":at", time(job.submittedAt()))
                        .with(":now", text(VideoStatus.IN_PROGRESS.word()))
                        .with(":unsettled", UnsettledKey.of(id));
        job.result().ifPresent(link -> video.with(":result", text(link.address().toString())));
        Transaction.Answer answer =
                new Transaction(dynamo)
                        .change(video)
                        .put(JobReservations.of(table, id, job))
                        .write();
        return switch (answer) {
            case Transaction.Answer.Written() -> JobRecord.RECORDED;
            case Transaction.Answer.Refused(int write) ->
                    write == 0 ? JobRecord.VIDEO_CLOSED : JobRecord.JOB_TAKEN;
            case Transaction.Answer.Busy(SdkClientException trouble) -> throw trouble;
        };
    }

    /**
     * Reserves a job for a video that closed before the job could be written down, so that no other
     * video adopts it; nothing happens when another has it.
     */
    public void reserveJob(VideoId id, Job job) {
        switch (new Transaction(dynamo).put(JobReservations.of(table, id, job)).write()) {
            case Transaction.Answer.Written _, Transaction.Answer.Refused _ -> {}
            case Transaction.Answer.Busy(SdkClientException trouble) -> throw trouble;
        }
    }

    /** The video that has this job, if one of ours has. */
    public Optional<VideoId> videoOfJob(String provider, String jobId) {
        return JobReservations.holder(dynamo, table, provider, jobId);
    }

    /**
     * Keeps what a step has to say of a failure, for whoever records it: the history of an
     * execution, which others can read, holds no sentence that a provider had a part in.
     *
     * @return what the execution may know
     * @throws SdkException if it cannot be kept: the step can be taken again, and is told again
     */
    public Failure keepMessage(VideoId id, Failure failure) {
        open(id, "SET failure_messages = :messages")
                .with(
                        ":messages",
                        AttributeValue.fromM(
                                Map.of(failure.code().word(), text(failure.message()))))
                .make();
        return failure.inGeneral();
    }

    /**
     * As {@link #keepMessage}, for a step that must not be taken again: that the message cannot be
     * kept does not change what the step came to.
     */
    public Failure keepMessageIfPossible(VideoId id, Failure failure) {
        try {
            return keepMessage(id, failure);
        } catch (SdkException e) {
            StepLog.warn("message_lost", id, e.getClass().getName());
            return failure.inGeneral();
        }
    }

    /** Makes a video completed; false when it is final or gone already. */
    public boolean recordCompleted(VideoId id, StoredVideo stored, Instant completedAt) {
        String duration = stored.duration() == null ? "" : ", duration_ms = :duration";
        String size = stored.size() == null ? "" : ", made_size = :size";
        String poster = stored.posterKey() == null ? "" : ", poster_key = :poster";
        String image = stored.posterType() == null ? "" : ", poster_type = :image";
        ItemChange completed =
                open(
                                id,
                                "SET object_key = :key, bytes = :bytes, sha256 = :digest,"
                                        + " content_type = :type, completed_at = :at,"
                                        + " progress = :all, #status = :completed%s%s%s%s"
                                                .formatted(duration, size, poster, image)
                                        + " REMOVE last_download, failure_messages, result_link")
                        .with(":key", text(stored.objectKey()))
                        .with(":bytes", number(stored.bytes()))
                        .with(":digest", text(stored.sha256()))
                        .with(":type", text(stored.format().contentType()))
                        .with(":at", time(completedAt))
                        .with(":completed", text(VideoStatus.COMPLETED.word()))
                        .with(":all", number(100));
        if (stored.duration() != null) {
            completed.with(":duration", number(stored.duration().toMillis()));
        }
        if (stored.size() != null) {
            completed.with(":size", text(stored.size().toString()));
        }
        if (stored.posterKey() != null) {
            completed.with(":poster", text(stored.posterKey()));
        }
        if (stored.posterType() != null) {
            completed.with(":image", text(stored.posterType()));
        }
        return completed.make();
    }

    /** What the last download came to that could not be judged by itself. */
    public Optional<String> lastDownload(VideoId id) {
        return item(id).textIfThere("last_download");
    }

    /** Notes what a download came to, for the next one to compare with. */
    public boolean recordDownload(VideoId id, String cameTo) {
        return open(id, "SET last_download = :download").with(":download", text(cameTo)).make();
    }

    /**
     * Removes an item that cannot be read; false when it is gone, or not this owner's.
     *
     * @param owner whose it must be, which also such an item says
     */
    public boolean deleteUnreadable(VideoId id, String owner) {
        try {
            dynamo.deleteItem(
                    delete ->
                            delete.tableName(table)
                                    .key(ItemChange.key(id))
                                    .conditionExpression("#owner = :owner")
                                    .expressionAttributeNames(Map.of("#owner", "owner"))
                                    .expressionAttributeValues(Map.of(":owner", text(owner))));
            return true;
        } catch (ConditionalCheckFailedException _) {
            return false;
        }
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
                                                .key(ItemChange.key(id))
                                                .returnValues(ReturnValue.ALL_OLD))
                        .attributes();
        return item.isEmpty() ? Optional.empty() : Optional.of(ItemReader.read(item));
    }
}
