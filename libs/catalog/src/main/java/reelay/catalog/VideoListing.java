package reelay.catalog;

import static reelay.aws.ItemValues.text;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import reelay.aws.Attributes;
import reelay.video.StepLog;
import reelay.video.Video;
import reelay.video.VideoId;
import reelay.video.VideoStatus;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;

/** Questions about many videos at once. The index behind it follows the items within moments. */
public final class VideoListing {

    private static final String INDEX = "by-owner";

    private final DynamoDbClient dynamo;
    private final String table;

    public VideoListing(DynamoDbClient dynamo, String table) {
        this.dynamo = dynamo;
        this.table = table;
    }

    /** Which end of an owner's videos comes first. */
    public enum Order {
        NEWEST_FIRST,
        OLDEST_FIRST
    }

    /**
     * Some of an owner's videos.
     *
     * @param videos in the order asked for
     * @param hasMore whether videos follow after the last one
     */
    public record Page(List<Video> videos, boolean hasMore) {
        public Page {
            videos = List.copyOf(videos);
        }
    }

    /**
     * One page of an owner's videos.
     *
     * @param after the last video of the page before; empty for the first page
     * @param limit most videos wanted, at least 1
     * @param fits asked about each video in turn: the page ends before one that does not, the first
     *     aside
     * @return empty when {@code after} is no video of this owner
     */
    public Optional<Page> page(
            String owner, Optional<VideoId> after, int limit, Order order, Predicate<Video> fits) {
        Optional<Map<String, AttributeValue>> start = Optional.empty();
        if (after.isPresent()) {
            start = cursor(owner, after.get());
            if (start.isEmpty()) {
                return Optional.empty();
            }
        }
        QueryRequest.Builder query =
                QueryRequest.builder()
                        .tableName(table)
                        .indexName(INDEX)
                        .keyConditionExpression("#owner = :owner")
                        .expressionAttributeNames(Map.of("#owner", "owner"))
                        .expressionAttributeValues(Map.of(":owner", text(owner)))
                        .scanIndexForward(order == Order.OLDEST_FIRST);
        start.ifPresent(query::exclusiveStartKey);
        List<Video> found = new ArrayList<>();
        boolean more =
                visit(
                        query,
                        video -> {
                            // One more than wanted tells that there is a next page.
                            boolean full =
                                    found.size() == limit
                                            || (!fits.test(video) && !found.isEmpty());
                            return !full && found.add(video);
                        });
        return Optional.of(new Page(found, more));
    }

    private Optional<Map<String, AttributeValue>> cursor(String owner, VideoId after) {
        Attributes item = Attributes.of(dynamo, table, ItemChange.key(after));
        if (item.textIfThere("owner").filter(owner::equals).isEmpty()) {
            return Optional.empty();
        }
        Map<String, AttributeValue> position = new HashMap<>(item.item());
        position.keySet().retainAll(List.of("id", "owner", "created_key"));
        return Optional.of(position);
    }

    /** An owner's newest video with this request hash, created at or after {@code since}. */
    public Optional<Video> newestLike(String owner, String requestHash, Instant since) {
        QueryRequest.Builder query =
                QueryRequest.builder()
                        .tableName(table)
                        .indexName(INDEX)
                        .keyConditionExpression("#owner = :owner AND created_key >= :since")
                        .filterExpression("request_hash = :hash")
                        .expressionAttributeNames(Map.of("#owner", "owner"))
                        .expressionAttributeValues(
                                Map.of(
                                        ":owner", text(owner),
                                        ":since", CreatedKey.from(since),
                                        ":hash", text(requestHash)))
                        .scanIndexForward(false);
        return collect(query, 1).stream().findFirst();
    }

    /**
     * An owner's videos that wait for the provider or for access, oldest first.
     *
     * @param since none that was created earlier
     * @param most videos wanted, at least 1
     */
    public List<Video> held(String owner, Instant since, int most) {
        QueryRequest.Builder query =
                QueryRequest.builder()
                        .tableName(table)
                        .indexName(INDEX)
                        .keyConditionExpression("#owner = :owner AND created_key >= :since")
                        .filterExpression("#status = :queued AND attribute_exists(hold_reason)")
                        .expressionAttributeNames(Map.of("#owner", "owner", "#status", "status"))
                        .expressionAttributeValues(
                                Map.of(
                                        ":owner", text(owner),
                                        ":since", CreatedKey.from(since),
                                        ":queued", text(VideoStatus.QUEUED.word())));
        return collect(query, most);
    }

    private List<Video> collect(QueryRequest.Builder query, int most) {
        List<Video> found = new ArrayList<>();
        visit(query, video -> found.add(video) && found.size() < most);
        return found;
    }

    /**
     * Follows the pages of a query, which may be cut at 1 MB, and shows its videos one by one.
     *
     * @param goOn whether the next one is wanted as well
     * @return whether the last one shown ended it
     */
    private boolean visit(QueryRequest.Builder query, Predicate<Video> goOn) {
        QueryResponse page;
        do {
            page = dynamo.query(query.build());
            if (!page.items().stream().flatMap(VideoListing::readable).allMatch(goOn)) {
                return true;
            }
            query.exclusiveStartKey(page.lastEvaluatedKey());
        } while (page.hasLastEvaluatedKey());
        return false;
    }

    /** One item that nobody can read does not hide the others; asking for its video tells why. */
    private static Stream<Video> readable(Map<String, AttributeValue> item) {
        try {
            return Stream.of(ItemReader.read(item));
        } catch (UnreadableVideoException unreadable) {
            StepLog.unreadable("list.unreadable", unreadable.id(), unreadable.attribute());
            return Stream.empty();
        }
    }
}
