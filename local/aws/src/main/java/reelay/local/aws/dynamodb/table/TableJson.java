package reelay.local.aws.dynamodb.table;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import reelay.local.aws.dynamodb.item.ValidationFault;

/** Table definitions in the words of CreateTable, which the journal uses as well. */
public final class TableJson {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private TableJson() {}

    /**
     * Reads a table's definition.
     *
     * @param now when the table was made, unless the JSON says so
     */
    public static TableDefinition read(JsonNode json, Instant now) {
        List<IndexDefinition> indexes = new ArrayList<>();
        json.path("GlobalSecondaryIndexes").forEach(index -> indexes.add(readIndex(index)));
        Map<String, String> types = new TreeMap<>();
        for (JsonNode attribute : json.path("AttributeDefinitions")) {
            types.put(
                    attribute.path("AttributeName").asText(),
                    attribute.path("AttributeType").asText());
        }
        JsonNode expiry = json.path("TimeToLiveAttribute");
        return new TableDefinition(
                json.path("TableName").asText(),
                readKey(json.path("KeySchema")),
                types,
                indexes,
                json.path("BillingMode").asText("PROVISIONED"),
                json.path("DeletionProtectionEnabled").asBoolean(),
                expiry.isTextual() ? Optional.of(expiry.asText()) : Optional.empty(),
                json.has("CreationDateTime")
                        ? Instant.ofEpochMilli(
                                Math.round(json.path("CreationDateTime").asDouble() * 1000))
                        : now);
    }

    /** What {@link #read} understands; DescribeTable adds what it says of the items. */
    public static ObjectNode write(TableDefinition table) {
        ObjectNode json = JSON.objectNode();
        json.put("TableName", table.name());
        json.set("KeySchema", writeKey(table.key()));
        ArrayNode attributes = json.putArray("AttributeDefinitions");
        new TreeMap<>(table.types())
                .forEach(
                        (name, type) ->
                                attributes
                                        .addObject()
                                        .put("AttributeName", name)
                                        .put("AttributeType", type));
        if (!table.indexes().isEmpty()) {
            ArrayNode indexes = json.putArray("GlobalSecondaryIndexes");
            table.indexes().forEach(index -> indexes.add(writeIndex(index)));
        }
        json.put("BillingMode", table.billingMode());
        json.put("DeletionProtectionEnabled", table.deletionProtected());
        table.timeToLive().ifPresent(name -> json.put("TimeToLiveAttribute", name));
        json.put("CreationDateTime", table.createdAt().toEpochMilli() / 1000.0);
        return json;
    }

    private static KeySchema readKey(JsonNode json) {
        if (json.isEmpty() || json.size() > 2) {
            throw ValidationFault.of("A KeySchema has one or two elements");
        }
        if (!json.path(0).path("KeyType").asText().equals("HASH")) {
            throw ValidationFault.of(
                    "Invalid KeySchema: The first KeySchemaElement is not a HASH key type");
        }
        if (json.size() == 2 && !json.path(1).path("KeyType").asText().equals("RANGE")) {
            throw ValidationFault.of(
                    "Invalid KeySchema: The second KeySchemaElement is not a RANGE key type");
        }
        return new KeySchema(
                json.path(0).path("AttributeName").asText(),
                json.size() == 2
                        ? Optional.of(json.path(1).path("AttributeName").asText())
                        : Optional.empty());
    }

    private static IndexDefinition readIndex(JsonNode json) {
        JsonNode projection = json.path("Projection");
        List<String> included = new ArrayList<>();
        projection.path("NonKeyAttributes").forEach(name -> included.add(name.asText()));
        return new IndexDefinition(
                json.path("IndexName").asText(),
                readKey(json.path("KeySchema")),
                projection.path("ProjectionType").asText(),
                included);
    }

    private static ObjectNode writeIndex(IndexDefinition index) {
        ObjectNode json = JSON.objectNode();
        json.put("IndexName", index.name());
        json.set("KeySchema", writeKey(index.key()));
        ObjectNode projection = json.putObject("Projection");
        projection.put("ProjectionType", index.projection());
        if (!index.included().isEmpty()) {
            ArrayNode names = projection.putArray("NonKeyAttributes");
            index.included().forEach(names::add);
        }
        return json;
    }

    private static ArrayNode writeKey(KeySchema key) {
        ArrayNode json = JSON.arrayNode();
        json.addObject().put("AttributeName", key.hash()).put("KeyType", "HASH");
        key.range()
                .ifPresent(
                        name ->
                                json.addObject()
                                        .put("AttributeName", name)
                                        .put("KeyType", "RANGE"));
        return json;
    }
}
