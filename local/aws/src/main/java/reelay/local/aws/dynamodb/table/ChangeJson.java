package reelay.local.aws.dynamodb.table;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import reelay.local.aws.dynamodb.item.ValueJson;

/** Changes as the journal writes them. */
final class ChangeJson {

    private ChangeJson() {}

    static ObjectNode write(Change change) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        switch (change) {
            case Change.Defined(TableDefinition table) ->
                    json.set("defined", TableJson.write(table));
            case Change.Dropped(String table) -> json.put("dropped", table);
            case Change.Put(String table, var item) -> {
                json.put("table", table);
                json.set("put", ValueJson.writeItem(item));
            }
            case Change.Removed(String table, var key) -> {
                json.put("table", table);
                json.set("removed", ValueJson.writeItem(key));
            }
        }
        return json;
    }

    static Change read(JsonNode json) {
        if (json.has("defined")) {
            return new Change.Defined(TableJson.read(json.path("defined"), Instant.EPOCH));
        }
        if (json.has("dropped")) {
            return new Change.Dropped(json.path("dropped").asText());
        }
        String table = json.path("table").asText();
        if (json.has("put")) {
            return new Change.Put(table, ValueJson.readItem(json.path("put")));
        }
        if (json.has("removed")) {
            return new Change.Removed(table, ValueJson.readItem(json.path("removed")));
        }
        throw new IllegalArgumentException(
                "unknown change with the fields "
                        + String.join(", ", (Iterable<String>) json::fieldNames));
    }
}
