package reelay.catalog;

import static reelay.aws.ItemValues.number;
import static reelay.aws.ItemValues.text;
import static reelay.aws.ItemValues.time;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import reelay.aws.Attributes;
import reelay.video.VideoStatus;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;
import software.amazon.awssdk.services.dynamodb.model.Select;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;

/**
 * How many videos of an owner are not finished, so that nobody has more than a ceiling allows.
 *
 * <p>Each new video takes a place in a counter, in one conditional write: of many at once none gets
 * past the ceiling. No end of a video gives its place back. Instead, whoever finds the counter full
 * counts again: what the index shows of older videos, and every place taken in the last moments,
 * which the index may not show yet. That becomes the counter, unless it was written meanwhile.
 */
public final class OpenVideos {

    private static final String INDEX = "by-owner";

    /** No execution lasts longer than three days, and the sweep ends what has none. */
    private static final Duration OLDEST = Duration.ofDays(4);

    /** A flood of refused requests counts no more often than this. */
    private static final Duration BETWEEN_COUNTS = Duration.ofSeconds(5);

    /**
     * Places taken in the last one or two of these spans count whatever the index says, in seconds.
     */
    private static final long SPAN = 10;

    /** Names of attributes with the places taken in one span, before its number. */
    private static final String TAKEN = "taken_";

    /** A counter that nobody used for so long says nothing any more. */
    private static final Duration LIFE = Duration.ofDays(8);

    private final DynamoDbClient dynamo;
    private final String table;

    public OpenVideos(DynamoDbClient dynamo, String table) {
        this.dynamo = dynamo;
        this.table = table;
    }

    /**
     * Takes a place for one more video.
     *
     * @param most open videos an owner may have, at least 1
     * @return false when the owner has as many
     */
    public boolean take(String owner, int most, Instant now) {
        return taken(owner, most, now) || (recounted(owner, most, now) && taken(owner, most, now));
    }

    private boolean taken(String owner, int most, Instant now) {
        return written(
                owner,
                "SET expires_at = :end ADD open_videos :one, #span :one",
                "attribute_not_exists(open_videos) OR open_videos < :most",
                Map.of("#span", TAKEN + span(now)),
                Map.of(
                        ":one", number(1),
                        ":most", number(most),
                        ":end", time(now.plus(LIFE))));
    }

    /** Whether it is worth a second try. */
    private boolean recounted(String owner, int most, Instant now) {
        Attributes counter = Attributes.of(dynamo, table, Map.of("id", itemKey(owner)));
        if (counter.missing()) {
            return true;
        }
        Instant counted = counter.timeIfThere("counted_at").orElse(Instant.EPOCH);
        if (now.isBefore(counted.plus(BETWEEN_COUNTS))) {
            return false;
        }
        long fresh =
                numberIn(counter, TAKEN + span(now)) + numberIn(counter, TAKEN + (span(now) - 1));
        Map<String, String> old = new HashMap<>();
        counter.item().keySet().stream()
                .filter(name -> name.startsWith(TAKEN))
                .filter(name -> Long.parseLong(name.substring(TAKEN.length())) < span(now) - 1)
                .forEach(name -> old.put("#old" + old.size(), name));
        String forgotten = old.isEmpty() ? "" : " REMOVE " + String.join(", ", old.keySet());
        // Not written when somebody took a place or counted meanwhile: then that is newer.
        written(
                owner,
                "SET open_videos = :open, counted_at = :now" + forgotten,
                "open_videos = :before"
                        + " AND (attribute_not_exists(counted_at) OR counted_at = :counted)",
                old,
                Map.of(
                        ":open", number(fresh + older(owner, most, now)),
                        ":now", time(now),
                        ":counted", time(counted),
                        ":before", number(numberIn(counter, "open_videos"))));
        return true;
    }

    /** Open videos from before the two last spans, or as many as matter. */
    private long older(String owner, int most, Instant now) {
        Instant end = Instant.ofEpochSecond((span(now) - 1) * SPAN);
        QueryRequest.Builder query =
                QueryRequest.builder()
                        .tableName(table)
                        .indexName(INDEX)
                        .keyConditionExpression(
                                "#owner = :owner AND created_key BETWEEN :since AND :end")
                        .filterExpression("#status IN (:queued, :running)")
                        .expressionAttributeNames(Map.of("#owner", "owner", "#status", "status"))
                        .expressionAttributeValues(
                                Map.of(
                                        ":owner", text(owner),
                                        ":since", CreatedKey.from(now.minus(OLDEST)),
                                        ":end", CreatedKey.from(end),
                                        ":queued", text(VideoStatus.QUEUED.word()),
                                        ":running", text(VideoStatus.IN_PROGRESS.word())))
                        .scanIndexForward(false)
                        .select(Select.COUNT);
        long open = 0;
        QueryResponse page;
        do {
            page = dynamo.query(query.build());
            open += page.count();
            query.exclusiveStartKey(page.lastEvaluatedKey());
        } while (open < most && page.hasLastEvaluatedKey());
        return open;
    }

    private static long span(Instant time) {
        return time.getEpochSecond() / SPAN;
    }

    private static long numberIn(Attributes counter, String name) {
        return counter.numberIfThere(name).orElse(0L);
    }

    private boolean written(
            String owner,
            String update,
            String condition,
            Map<String, String> names,
            Map<String, AttributeValue> values) {
        try {
            dynamo.updateItem(
                    UpdateItemRequest.builder()
                            .tableName(table)
                            .key(Map.of("id", itemKey(owner)))
                            .updateExpression(update)
                            .conditionExpression(condition)
                            .expressionAttributeNames(names.isEmpty() ? null : names)
                            .expressionAttributeValues(values)
                            .build());
            return true;
        } catch (ConditionalCheckFailedException _) {
            return false;
        }
    }

    private static AttributeValue itemKey(String owner) {
        return text("open:" + owner);
    }
}
