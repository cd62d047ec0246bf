package reelay.catalog;

import static reelay.aws.ItemValues.number;
import static reelay.aws.ItemValues.text;
import static reelay.aws.ItemValues.time;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;
import reelay.aws.Attributes;
import reelay.video.VideoId;
import reelay.video.VideoStatus;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/**
 * What Poll notes in the items of videos while their jobs are at work: how far they are, what they
 * cost, that the provider does not know them. Nothing is noted of a video that is final or gone.
 */
public final class PollRecords {

    private final DynamoDbClient dynamo;
    private final String table;

    PollRecords(DynamoDbClient dynamo, String table) {
        this.dynamo = dynamo;
        this.table = table;
    }

    /**
     * Notes what a poll saw, if it is news: a write costs as much as the whole item with its prompt
     * is long, and once more in the index of the owner's videos. Progress never goes down, and
     * looks that missed the job are forgotten. False when the video is final or gone.
     */
    public boolean recordPoll(VideoId id, int progress, String providerStatus, Instant polledAt) {
        return isKnown(item(id), progress, providerStatus)
                || write(id, progress, providerStatus, polledAt);
    }

    private static boolean isKnown(Attributes item, int progress, String providerStatus) {
        return item.textIfThere("status").filter(VideoStatus.IN_PROGRESS.word()::equals).isPresent()
                && item.textIfThere("provider_status").filter(providerStatus::equals).isPresent()
                && item.numberIfThere("progress").filter(known -> known >= progress).isPresent()
                && !item.has("missing_since");
    }

    private boolean write(VideoId id, int progress, String providerStatus, Instant polledAt) {
        return seen(id, ", progress = :progress", providerStatus, polledAt)
                        .onlyIf("progress <= :progress")
                        .with(":progress", number(progress))
                        .make()
                || seen(id, "", providerStatus, polledAt).make();
    }

    private ItemChange seen(VideoId id, String also, String providerStatus, Instant polledAt) {
        return open(
                        id,
                        "SET provider_status = :word, polled_at = :at, #status = :now,"
                                + " unsettled = :unsettled%s REMOVE missing_since, missing_looks"
                                        .formatted(also))
                .with(":word", text(providerStatus))
                .with(":at", time(polledAt))
                .with(":now", text(VideoStatus.IN_PROGRESS.word()))
                .with(":unsettled", UnsettledKey.of(id));
    }

    /**
     * Notes what the provider says that a job cost; false when the video is final or gone.
     *
     * @param usd US dollars
     */
    public boolean recordCost(VideoId id, BigDecimal usd) {
        return open(id, "SET cost_usd = :cost").with(":cost", text(usd.toPlainString())).make();
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
                open(
                                id,
                                "SET missing_since = if_not_exists(missing_since, :now),"
                                        + " missing_looks ="
                                        + " if_not_exists(missing_looks, :none) + :one")
                        .with(":now", time(now))
                        .with(":none", number(0))
                        .with(":one", number(1))
                        .make();
        return noted
                ? Optional.of(item(id))
                        .filter(item -> item.has("missing_since"))
                        .map(
                                item ->
                                        new Missed(
                                                item.numberTo(Integer.MAX_VALUE, "missing_looks"),
                                                item.time("missing_since")))
                : Optional.empty();
    }

    private Attributes item(VideoId id) {
        return Attributes.of(dynamo, table, ItemChange.key(id));
    }

    private ItemChange open(VideoId id, String change) {
        return new ItemChange(dynamo, table, id, change).onlyIfOpen();
    }
}
