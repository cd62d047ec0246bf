package reelay.webhooks;

import static reelay.aws.ItemValues.text;
import static reelay.aws.ItemValues.time;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import reelay.aws.Attributes;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;

/**
 * The owners' endpoints in the table of webhooks. An owner has ten places for them, and the first
 * digit of an id says which: so there are never more, whoever writes at the same moment.
 */
public final class WebhookEndpoints {

    /** Most endpoints of one owner. */
    public static final int MOST = 10;

    private static final Pattern ID = Pattern.compile("whe_([0-9])[0-9a-f]{31}");

    /** Random bytes of an id; 16 bytes are 32 hex digits, of which one gives way to the place. */
    private static final int BYTES = 16;

    private static final String PLACE = "endpoint:";

    private final DynamoDbClient dynamo;
    private final String table;

    public WebhookEndpoints(DynamoDbClient dynamo, String table) {
        this.dynamo = dynamo;
        this.table = table;
    }

    /** What makes an endpoint of an id that was free. */
    public interface Maker {
        WebhookEndpoint with(String id);
    }

    /** An endpoint in a free place; empty when the owner has as many as there may be. */
    public Optional<WebhookEndpoint> create(String owner, RandomGenerator random, Maker maker) {
        List<String> taken =
                of(owner).stream().map(WebhookEndpoint::id).map(id -> id.substring(4, 5)).toList();
        for (int place = 0; place < MOST; place++) {
            String digit = Integer.toString(place);
            if (!taken.contains(digit)) {
                WebhookEndpoint endpoint = maker.with(newId(digit, random));
                if (put(endpoint)) {
                    return Optional.of(endpoint);
                }
            }
        }
        return Optional.empty();
    }

    private static String newId(String place, RandomGenerator random) {
        byte[] bytes = new byte[BYTES];
        random.nextBytes(bytes);
        return "whe_" + place + HexFormat.of().formatHex(bytes).substring(1);
    }

    /** Makes what signs the events of callbacks; false when the owner has it already. */
    public boolean createDefault(WebhookEndpoint standard) {
        return put(standard);
    }

    private boolean put(WebhookEndpoint endpoint) {
        try {
            dynamo.putItem(
                    put ->
                            put.tableName(table)
                                    .item(
                                            EndpointItem.of(
                                                    endpoint, key(endpoint.owner(), endpoint.id())))
                                    .conditionExpression("attribute_not_exists(holder)"));
            return true;
        } catch (ConditionalCheckFailedException _) {
            return false;
        }
    }

    /** All of an owner, the newest first. */
    public List<WebhookEndpoint> of(String owner) {
        QueryRequest query =
                QueryRequest.builder()
                        .tableName(table)
                        .keyConditionExpression(
                                "holder = :owner AND item_key BETWEEN :first AND :last")
                        .expressionAttributeValues(
                                Map.of(
                                        ":owner", holder(owner),
                                        ":first", text(PLACE + "0"),
                                        ":last", text(PLACE + (MOST - 1))))
                        .consistentRead(true)
                        .build();
        return dynamo.query(query).items().stream()
                .map(item -> EndpointItem.read(owner, item))
                .sorted(
                        Comparator.comparing(WebhookEndpoint::createdAt)
                                .reversed()
                                .thenComparing(WebhookEndpoint::id))
                .toList();
    }

    /** One of an owner's. */
    public Optional<WebhookEndpoint> find(String owner, String id) {
        if (!id.equals(WebhookEndpoint.DEFAULT) && !ID.matcher(id).matches()) {
            return Optional.empty();
        }
        Attributes found = Attributes.of(dynamo, table, key(owner, id));
        return found.missing()
                ? Optional.empty()
                : Optional.of(EndpointItem.read(owner, found.item()))
                        .filter(endpoint -> endpoint.id().equals(id));
    }

    /** Endpoints of whatever owner that hear of this, as owner and id. */
    public List<Map.Entry<String, String>> hearing(EventType type) {
        List<Map.Entry<String, String>> found = new ArrayList<>();
        QueryRequest query =
                QueryRequest.builder()
                        .tableName(table)
                        .indexName(EndpointItem.INDEX)
                        .keyConditionExpression("hears = :type")
                        .expressionAttributeValues(Map.of(":type", text(type.word())))
                        .build();
        dynamo.queryPaginator(query).items().stream()
                .map(Attributes::new)
                .map(item -> item.text("holder").substring(HOLDER.length()))
                .distinct()
                .forEach(
                        owner ->
                                of(owner).stream()
                                        .filter(endpoint -> endpoint.hears(type))
                                        .forEach(
                                                endpoint ->
                                                        found.add(
                                                                Map.entry(owner, endpoint.id()))));
        return found;
    }

    /**
     * Writes what its owner changed. An address, the same one too, switches it on again.
     *
     * @return false when it is gone
     */
    public boolean update(WebhookEndpoint changed, boolean switchedOn) {
        boolean hearsAccess = changed.eventTypes().contains(EventType.ACCESS_CHANGED);
        List<String> set =
                new ArrayList<>(
                        List.of(
                                "#name = :name",
                                "#url = :url",
                                "event_types = :types",
                                "updated_at = :now"));
        List<String> remove = new ArrayList<>();
        Map<String, AttributeValue> values = new HashMap<>();
        values.put(":name", text(changed.name()));
        values.put(":url", text(changed.url().orElseThrow()));
        values.put(":types", EndpointItem.types(changed.eventTypes()));
        values.put(":now", time(changed.updatedAt()));
        if (hearsAccess) {
            set.add("hears = :hears");
            values.put(":hears", text(EventType.ACCESS_CHANGED.word()));
        } else {
            remove.add("hears");
        }
        if (switchedOn) {
            remove.addAll(List.of("off_at", "off_reason", "failing_since"));
        }
        String change =
                "SET "
                        + String.join(", ", set)
                        + (remove.isEmpty() ? "" : " REMOVE " + String.join(", ", remove));
        return changed(
                changed.owner(),
                changed.id(),
                change,
                "",
                Map.of("#name", "name", "#url", "url"),
                values);
    }

    /** Gives it another secret; false when it is gone. */
    public boolean rotate(WebhookEndpoint rotated) {
        Map<String, AttributeValue> values = new HashMap<>();
        values.put(":secret", text(rotated.secret().current()));
        values.put(":hint", text(rotated.secret().hint()));
        values.put(":now", time(rotated.updatedAt()));
        rotated.secret()
                .old()
                .ifPresent(
                        old -> {
                            values.put(":old", text(old.sealed()));
                            values.put(":until", time(old.until()));
                        });
        return changed(
                rotated.owner(),
                rotated.id(),
                "SET secret = :secret, secret_hint = :hint, updated_at = :now"
                        + (rotated.secret().old().isPresent()
                                ? ", old_secret = :old, old_until = :until"
                                : " REMOVE old_secret, old_until"),
                "",
                Map.of(),
                values);
    }

    /** Removes it; false when it is gone. */
    public boolean delete(String owner, String id) {
        try {
            dynamo.deleteItem(
                    delete ->
                            delete.tableName(table)
                                    .key(key(owner, id))
                                    .conditionExpression("endpoint_id = :id")
                                    .expressionAttributeValues(Map.of(":id", text(id))));
            return true;
        } catch (ConditionalCheckFailedException _) {
            return false;
        }
    }

    /** Notes that a try failed; the first one counts until one does not fail. */
    public void failed(String owner, String id, Instant now) {
        changed(
                owner,
                id,
                "SET failing_since = if_not_exists(failing_since, :now)",
                "",
                Map.of(),
                new HashMap<>(Map.of(":now", time(now))));
    }

    /** Notes that a try did not fail. */
    public void reached(String owner, String id) {
        changed(owner, id, "REMOVE failing_since", "", Map.of(), new HashMap<>());
    }

    /**
     * Switches it off.
     *
     * @param failingSince only if every try since then has failed; empty for whatever happened
     * @return false when it is off already, gone, or not failing for so long
     */
    public boolean switchOff(
            String owner,
            String id,
            OffReason reason,
            Instant now,
            Optional<Instant> failingSince) {
        Map<String, AttributeValue> values = new HashMap<>();
        values.put(":now", time(now));
        values.put(":reason", text(reason.word()));
        failingSince.ifPresent(since -> values.put(":since", time(since)));
        return changed(
                owner,
                id,
                "SET off_at = :now, off_reason = :reason",
                " AND attribute_not_exists(off_at)"
                        + (failingSince.isPresent() ? " AND failing_since <= :since" : ""),
                Map.of(),
                values);
    }

    private boolean changed(
            String owner,
            String id,
            String change,
            String condition,
            Map<String, String> names,
            Map<String, AttributeValue> values) {
        values.put(":id", text(id));
        try {
            dynamo.updateItem(
                    update ->
                            update.tableName(table)
                                    .key(key(owner, id))
                                    .updateExpression(change)
                                    .conditionExpression("endpoint_id = :id" + condition)
                                    .expressionAttributeNames(names.isEmpty() ? null : names)
                                    .expressionAttributeValues(values));
            return true;
        } catch (ConditionalCheckFailedException _) {
            return false;
        }
    }

    private static final String HOLDER = "owner:";

    static AttributeValue holder(String owner) {
        return text(HOLDER + owner);
    }

    private static Map<String, AttributeValue> key(String owner, String id) {
        Matcher matcher = ID.matcher(id);
        String key = matcher.matches() ? PLACE + matcher.group(1) : id;
        return Map.of("holder", holder(owner), "item_key", text(key));
    }
}
