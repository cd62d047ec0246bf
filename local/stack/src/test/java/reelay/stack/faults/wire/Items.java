package reelay.stack.faults.wire;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import reelay.stack.template.StackTemplate;
import reelay.stack.template.resource.TableResource;
import reelay.video.Json;

/** The videos table as it is behind everybody's back, and everything it ever said. */
public final class Items {

    private static final List<String> ORDER = List.of("queued", "in_progress", "completed failed");

    private final AwsJsonService dynamo;
    private final String table;
    private final List<String> tables;
    private final List<String> stepsBack = new ArrayList<>();
    private Map<String, JsonNode> now = new LinkedHashMap<>();

    public Items(AwsJsonService dynamo, StackTemplate template) {
        this.dynamo = dynamo;
        TableResource videos =
                template.tables().stream()
                        .filter(it -> it.key().partition().equals("id"))
                        .findFirst()
                        .orElseThrow();
        this.table = videos.name();
        this.tables = template.tables().stream().map(TableResource::name).toList();
        template.tables().forEach(this::create);
    }

    private void create(TableResource resource) {
        ObjectNode request = Json.object().put("TableName", resource.name());
        request.put("BillingMode", "PAY_PER_REQUEST");
        request.set("KeySchema", keys(resource.key()));
        ArrayNode attributes = request.putArray("AttributeDefinitions");
        resource.attributeTypes()
                .forEach(
                        (name, type) ->
                                attributes
                                        .addObject()
                                        .put("AttributeName", name)
                                        .put("AttributeType", type));
        ArrayNode indexes = request.putArray("GlobalSecondaryIndexes");
        for (TableResource.Index index : resource.indexes()) {
            ObjectNode node = indexes.addObject().put("IndexName", index.name());
            node.set("KeySchema", keys(index.key()));
            node.putObject("Projection").put("ProjectionType", index.projection());
        }
        ask("CreateTable", request);
    }

    private static ArrayNode keys(TableResource.Key key) {
        ArrayNode keys = Json.object().putArray("keys");
        keys.addObject().put("AttributeName", key.partition()).put("KeyType", "HASH");
        key.sort()
                .ifPresent(
                        sort ->
                                keys.addObject()
                                        .put("AttributeName", sort)
                                        .put("KeyType", "RANGE"));
        return keys;
    }

    private JsonNode ask(String operation, ObjectNode request) {
        return dynamo.handler().answer(operation, request);
    }

    /** Writes an item as it comes, past all code. */
    public void put(ObjectNode item) {
        ObjectNode request = Json.object().put("TableName", table);
        request.set("Item", item);
        ask("PutItem", request);
        look(Instant.EPOCH);
    }

    /** Takes note of what changed. */
    public void look(Instant at) {
        Map<String, JsonNode> found = new LinkedHashMap<>();
        for (JsonNode item : ask("Scan", Json.object().put("TableName", table)).path("Items")) {
            if (item.has("status")) {
                found.put(item.at("/id/S").asText(), item);
            }
        }
        found.forEach(
                (id, item) -> {
                    JsonNode before = now.get(id);
                    if (before != null && !forward(before, item)) {
                        stepsBack.add(at + " " + id + " went from " + before + " to " + item);
                    }
                });
        now = found;
    }

    private static boolean forward(JsonNode before, JsonNode after) {
        int from = rank(before);
        int to = rank(after);
        boolean endStands =
                from < 2
                        || (before.path("status").equals(after.path("status"))
                                && before.path("sha256").equals(after.path("sha256"))
                                && before.path("error_code").equals(after.path("error_code")));
        return to >= from
                && endStands
                && after.at("/progress/N").asInt() >= before.at("/progress/N").asInt()
                && (!before.has("job_id") || before.path("job_id").equals(after.path("job_id")));
    }

    private static int rank(JsonNode item) {
        for (int rank = 0; rank < ORDER.size(); rank++) {
            if (ORDER.get(rank).contains(item.at("/status/S").asText())) {
                return rank;
            }
        }
        throw new IllegalStateException("an odd status: " + item);
    }

    /** Status, progress, end or job of an item that changed the wrong way. */
    public List<String> stepsBack() {
        return stepsBack;
    }

    /** The items of videos by id. */
    public Map<String, JsonNode> all() {
        return now;
    }

    /** Every item of every table. */
    public List<JsonNode> everything() {
        return tables.stream()
                .flatMap(
                        name ->
                                ask("Scan", Json.object().put("TableName", name))
                                        .path("Items")
                                        .valueStream())
                .toList();
    }

    /** Status and error code of each video. */
    public List<String> ends() {
        return now.values().stream()
                .map(
                        item ->
                                item.at("/status/S").asText()
                                        + " "
                                        + item.at("/error_code/S").asText())
                .map(String::strip)
                .toList();
    }

    public static boolean isFinal(JsonNode item) {
        return rank(item) == 2;
    }

    /** Whether every video is final and that was announced. */
    public boolean allSettled() {
        return now.values().stream().allMatch(item -> isFinal(item) && !item.has("unsettled"));
    }
}
