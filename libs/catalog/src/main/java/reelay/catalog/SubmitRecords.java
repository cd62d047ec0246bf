package reelay.catalog;

import static reelay.aws.ItemValues.number;
import static reelay.aws.ItemValues.text;
import static reelay.aws.ItemValues.time;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import reelay.aws.Attributes;
import reelay.aws.ItemValues;
import reelay.video.Failure;
import reelay.video.FailureCode;
import reelay.video.Hold;
import reelay.video.Tried;
import reelay.video.VideoId;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * What Submit notes in the items of videos until they have a job: who submits, what they wait for,
 * what is in doubt. Each write answers whether it took effect; none does once there is a job.
 */
public final class SubmitRecords {

    private final DynamoDbClient dynamo;
    private final String table;

    SubmitRecords(DynamoDbClient dynamo, String table) {
        this.dynamo = dynamo;
        this.table = table;
    }

    /**
     * Reserves the right to call the provider: false when another submit has it, when there is a
     * job, or when the video is final or gone.
     *
     * @param attempt number of this submit, one more than the item's
     * @param target who is called, such as {@code kling/kling-3.0}
     */
    public boolean claim(VideoId id, int attempt, String target, Instant now) {
        return claiming(id, attempt, target, now, "")
                .onlyIf("attribute_not_exists(submit_started_at)")
                .makeOnce();
    }

    /**
     * Takes over from a submit that made no job, as far as a list shows, for a new try at the same
     * target under the next number. After that no other target is asked for this video.
     */
    public boolean reclaim(VideoId id, int attempt, String target, Instant now) {
        return claiming(id, attempt, target, now, ", target_fixed = :fixed")
                .with(":fixed", AttributeValue.fromBool(true))
                .makeOnce();
    }

    private ItemChange claiming(VideoId id, int attempt, String target, Instant now, String also) {
        return withoutJob(
                        id,
                        "SET submit_started_at = :now, submit_attempt = :attempt,"
                                + " unsettled = :unsettled, target = :target"
                                + also)
                .onlyIf("submit_attempt = :before")
                .with(":target", text(target))
                .with(":now", time(now))
                .with(":attempt", number(attempt))
                .with(":before", number(attempt - 1))
                .with(":unsettled", UnsettledKey.of(id));
    }

    /** Gives the right back after the provider certainly took nothing. */
    public boolean release(VideoId id, int attempt) {
        return withoutJob(id, "REMOVE submit_started_at")
                .onlyIf("submit_attempt = :attempt")
                .with(":attempt", number(attempt))
                .make();
    }

    /** Notes that no other target may be asked than the one that the open claim names. */
    public boolean fixTarget(VideoId id) {
        return withoutJob(id, "SET target_fixed = :fixed")
                .with(":fixed", AttributeValue.fromBool(true))
                .make();
    }

    /** Notes the targets that certainly did not take it. */
    public boolean recordTried(VideoId id, List<Tried> tried) {
        return withoutJob(id, "SET tried = :tried").with(":tried", KeptTargets.of(tried)).make();
    }

    /**
     * Notes that the provider no longer has the video this one is made from, so that from now on
     * our own copy is sent.
     */
    public boolean recordSourceLost(VideoId id) {
        return withoutJob(id, "SET source_lost = :lost")
                .with(":lost", AttributeValue.fromBool(true))
                .make();
    }

    /** Notes why a video waits; the first {@code since} of several in a row stays. */
    public boolean recordHold(VideoId id, Hold hold) {
        return withoutJob(
                        id,
                        "SET hold_reason = :reason, hold_message = :message,"
                                + " held_since = if_not_exists(held_since, :since),"
                                + " held_until = :until")
                .with(":reason", text(hold.reason()))
                .with(":message", text(hold.message()))
                .with(":since", time(hold.since()))
                .with(":until", time(hold.until()))
                .make();
    }

    /**
     * Remembers jobs that may be the one of a lost submit: also when the provider's list forgets
     * them, they may have been paid for.
     */
    public void recordDoubts(VideoId id, Set<String> jobs) {
        Set<String> all = new TreeSet<>(doubts(id));
        if (all.addAll(jobs)) {
            withoutJob(id, "SET doubted_jobs = :jobs")
                    .with(
                            ":jobs",
                            AttributeValue.fromL(all.stream().map(ItemValues::text).toList()))
                    .make();
        }
    }

    /** The jobs that may have been the one of a lost submit, as far as a list ever showed them. */
    public Set<String> doubts(VideoId id) {
        return item(id).find("doubted_jobs", AttributeValue::l).stream()
                .flatMap(jobs -> jobs.stream().map(AttributeValue::s))
                .collect(Collectors.toSet());
    }

    /**
     * Notes what a submit came to for good, before that is recorded as the video's failure, so that
     * also whoever finds the claim of a dead process never submits again.
     */
    public boolean recordVerdict(VideoId id, Failure verdict) {
        return withoutJob(id, "SET verdict_code = :code, verdict_message = :message")
                .with(":code", text(verdict.code().word()))
                .with(":message", text(verdict.message()))
                .make();
    }

    /** What the video's submit came to for good, if it did. */
    public Optional<Failure> verdict(VideoId id) {
        Attributes item = item(id);
        return item.textIfThere("verdict_code")
                .flatMap(FailureCode::ofWord)
                .map(code -> new Failure(code, item.text("verdict_message")));
    }

    private ItemChange withoutJob(VideoId id, String change) {
        return new ItemChange(dynamo, table, id, change)
                .onlyIfOpen()
                .onlyIf("attribute_not_exists(job_id)");
    }

    private Attributes item(VideoId id) {
        return Attributes.of(dynamo, table, ItemChange.key(id));
    }
}
