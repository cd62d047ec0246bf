package reelay.webhooks;

import static reelay.aws.ItemValues.number;
import static reelay.aws.ItemValues.text;
import static reelay.aws.ItemValues.time;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import reelay.aws.Attributes;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;

/** What became of each event at each endpoint, for a while. */
public final class Deliveries {

    private static final Duration LIFE = Duration.ofDays(30);

    private final DynamoDbClient dynamo;
    private final String table;

    public Deliveries(DynamoDbClient dynamo, String table) {
        this.dynamo = dynamo;
        this.table = table;
    }

    /** Where a delivery stands. */
    public enum State {
        PENDING,
        DELIVERED,
        /** All tries failed. */
        GIVEN_UP,
        /** The endpoint was switched off or removed. */
        ENDED;

        /** Its name on the wire. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * One event on its way to one endpoint.
     *
     * @param tries how many there were
     * @param lastStatus the HTTP status of the last, or the word of what stood in its way
     * @param lastAt when that was
     */
    public record Delivered(
            String eventId,
            String eventType,
            Optional<String> videoId,
            Instant createdAt,
            String state,
            int tries,
            String lastStatus,
            Instant lastAt) {}

    /** A page of them, and whether there are older ones. */
    public record Page(List<Delivered> deliveries, boolean hasMore) {}

    /** Notes what came of a try; the same again changes nothing. */
    public void note(
            String owner,
            String endpointId,
            WebhookEvent event,
            State state,
            int tries,
            String status,
            Instant now) {
        Map<String, AttributeValue> values = new HashMap<>();
        values.put(":event", text(event.id()));
        values.put(":type", text(event.type()));
        values.put(":created", time(event.createdAt()));
        values.put(":state", text(state.word()));
        values.put(":tries", number(tries));
        values.put(":status", text(status));
        values.put(":now", time(now));
        values.put(":end", time(now.plus(LIFE)));
        Optional<String> video = videoId(event);
        video.ifPresent(id -> values.put(":video", text(id)));
        dynamo.updateItem(
                update ->
                        update.tableName(table)
                                .key(
                                        Map.of(
                                                "holder", holder(owner, endpointId),
                                                "item_key", text(itemKey(event))))
                                .updateExpression(
                                        "SET event_id = :event, event_type = :type, created_at ="
                                                + " :created, #state = :state, tries = :tries,"
                                                + " last_status = :status, last_at = :now,"
                                                + " expires_at = :end"
                                                + (video.isPresent() ? ", video_id = :video" : ""))
                                .expressionAttributeNames(Map.of("#state", "state"))
                                .expressionAttributeValues(values));
    }

    /** What the last try came to; empty when there was none. */
    public Optional<String> lastStatus(String owner, String endpointId, WebhookEvent event) {
        Map<String, AttributeValue> key =
                Map.of("holder", holder(owner, endpointId), "item_key", text(itemKey(event)));
        return Attributes.of(dynamo, table, key).textIfThere("last_status");
    }

    /** The video that an event is about. */
    private static Optional<String> videoId(WebhookEvent event) {
        return event.type().startsWith("video.")
                ? Optional.of(event.data().path("id").asText())
                : Optional.empty();
    }

    /** In the order of time, and the same for every try. */
    private static String itemKey(WebhookEvent event) {
        return "%012d:%s".formatted(event.createdAt().getEpochSecond(), event.id());
    }

    private static AttributeValue holder(String owner, String endpointId) {
        return text("deliveries:" + owner + ":" + endpointId);
    }

    /**
     * The last ones, newest first.
     *
     * @param limit at least 1
     */
    public Page last(String owner, String endpointId, int limit) {
        QueryResponse answer =
                dynamo.query(
                        QueryRequest.builder()
                                .tableName(table)
                                .keyConditionExpression("holder = :holder")
                                .expressionAttributeValues(
                                        Map.of(":holder", holder(owner, endpointId)))
                                .scanIndexForward(false)
                                .limit(limit)
                                .build());
        return new Page(
                answer.items().stream().map(Attributes::new).map(Deliveries::read).toList(),
                answer.hasLastEvaluatedKey());
    }

    private static Delivered read(Attributes item) {
        return new Delivered(
                item.text("event_id"),
                item.text("event_type"),
                item.textIfThere("video_id"),
                item.time("created_at"),
                item.text("state"),
                item.numberTo(Integer.MAX_VALUE, "tries"),
                item.text("last_status"),
                item.time("last_at"));
    }
}
