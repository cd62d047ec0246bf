package reelay.local.aws.dynamodb.operation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import reelay.local.aws.dynamodb.table.Table;
import reelay.local.aws.dynamodb.table.TableDefinition;
import reelay.local.aws.dynamodb.table.TableJson;
import reelay.local.aws.dynamodb.table.View;

/** What DescribeTable and its like tell about a table. */
final class TableDescription {

    private TableDescription() {}

    static ObjectNode of(Table table) {
        TableDefinition definition = table.definition();
        String arn = "arn:aws:dynamodb:us-east-1:000000000000:table/" + definition.name();
        ObjectNode json = TableJson.write(definition);
        json.remove(List.of("BillingMode", "TimeToLiveAttribute"));
        json.put("TableStatus", "ACTIVE");
        json.put("TableArn", arn);
        json.put("TableId", idOf(definition));
        json.put("ItemCount", table.all().size());
        json.put("TableSizeBytes", table.items().bytes());
        ObjectNode billing = json.putObject("BillingModeSummary");
        billing.put("BillingMode", definition.billingMode());
        if (definition.billingMode().equals("PAY_PER_REQUEST")) {
            billing.set("LastUpdateToPayPerRequestDateTime", json.path("CreationDateTime"));
        }
        json.set("ProvisionedThroughput", noThroughput());
        for (JsonNode node : json.path("GlobalSecondaryIndexes")) {
            ObjectNode index = (ObjectNode) node;
            String name = index.path("IndexName").asText();
            index.put("IndexStatus", "ACTIVE");
            index.put("IndexArn", arn + "/index/" + name);
            index.put("ItemCount", table.index(name).map(v -> v.items().size()).orElse(0));
            index.put("IndexSizeBytes", table.index(name).map(View::bytes).orElse(0L));
            index.set("ProvisionedThroughput", noThroughput());
        }
        return json;
    }

    /** Another one for a table of the same name that is made later. */
    private static String idOf(TableDefinition table) {
        String seed = table.name() + table.createdAt().toEpochMilli();
        return UUID.nameUUIDFromBytes(seed.getBytes(StandardCharsets.UTF_8)).toString();
    }

    /** As a table with BillingMode PAY_PER_REQUEST reports it. */
    private static ObjectNode noThroughput() {
        return JsonNodeFactory.instance
                .objectNode()
                .put("ReadCapacityUnits", 0)
                .put("WriteCapacityUnits", 0)
                .put("NumberOfDecreasesToday", 0);
    }
}
