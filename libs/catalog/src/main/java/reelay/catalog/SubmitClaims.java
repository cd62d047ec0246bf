package reelay.catalog;

import static reelay.aws.ItemValues.text;
import static reelay.aws.ItemValues.time;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import reelay.aws.Attributes;
import reelay.video.VideoId;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Who is handing the same words to the same provider: one item for each words, in which every video
 * notes itself before it claims its submit. A job is only adopted while no other video's claim on
 * its words is open, because it may be that one's.
 *
 * <p>A note comes before the claim and goes after the job is written down, and is read after the
 * provider's list. So whoever made a job in that list is seen here, or has written the job down. A
 * note that stays behind does no harm: what counts is the claim in the video's own item.
 */
public final class SubmitClaims {

    /** How long a note stays that nobody took back; a lost job may be in the list that long. */
    private static final Duration KEPT = Duration.ofDays(7);

    /** What a noted video's attribute begins with. */
    private static final String VIDEO = "video_";

    private final DynamoDbClient dynamo;
    private final String table;

    public SubmitClaims(DynamoDbClient dynamo, String table) {
        this.dynamo = dynamo;
        this.table = table;
    }

    /**
     * What is about to be asked for.
     *
     * @param provider name of the provider
     * @param words digest of the prompt's words
     * @param videoId the video that asks
     */
    public record Asking(String provider, String words, VideoId videoId) {
        private Map<String, AttributeValue> key() {
            return Map.of("id", text("words:" + provider + ":" + words));
        }
    }

    /** Notes a video that is about to claim its submit. */
    public void note(Asking asking, Instant now) {
        dynamo.updateItem(
                update ->
                        update.tableName(table)
                                .key(asking.key())
                                .updateExpression("SET #video = :now, expires_at = :end")
                                .expressionAttributeNames(
                                        Map.of("#video", asking.videoId().value()))
                                .expressionAttributeValues(
                                        Map.of(":now", time(now), ":end", time(now.plus(KEPT)))));
    }

    /** Takes the note back: the video has its job, or certainly none. */
    public void forget(Asking asking) {
        dynamo.updateItem(
                update ->
                        update.tableName(table)
                                .key(asking.key())
                                .updateExpression("REMOVE #video")
                                .expressionAttributeNames(
                                        Map.of("#video", asking.videoId().value())));
    }

    /** Whether another video, whoever owns it, asked for the same and has no answer yet. */
    public boolean anotherIsOpen(Asking asking) {
        return Attributes.of(dynamo, table, asking.key()).item().keySet().stream()
                .filter(name -> name.startsWith(VIDEO))
                .map(VideoId::new)
                .filter(id -> !id.equals(asking.videoId()))
                .anyMatch(this::open);
    }

    /** A video that was deleted may have been deleted with its claim open. */
    private boolean open(VideoId id) {
        Attributes video = Attributes.of(dynamo, table, ItemChange.key(id));
        return video.missing() || (video.has("submit_started_at") && !video.has("job_id"));
    }
}
