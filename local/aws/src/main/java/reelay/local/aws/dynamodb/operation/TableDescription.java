package reelay.local.aws.dynamodb.operation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import reelay.local.aws.dynamodb.item.ItemSize;
import reelay.local.aws.dynamodb.table.Table;
import reelay.local.aws.dynamodb.table.TableDefinition;
import reelay.local.aws.dynamodb.table.TableJson;

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
        json.put("ItemCount", table.all().size());
        json.put("TableSizeBytes", table.all().stream().mapToLong(ItemSize::of).sum());
        json.putObject("BillingModeSummary").put("BillingMode", definition.billingMode());
        json.set("ProvisionedThroughput", noThroughput());
        for (JsonNode node : json.path("GlobalSecondaryIndexes")) {
            ObjectNode index = (ObjectNode) node;
            String name = index.path("IndexName").asText();
            index.put("IndexStatus", "ACTIVE");
            index.put("IndexArn", arn + "/index/" + name);
            index.put("ItemCount", table.index(name).map(v -> v.items().size()).orElse(0));
            index.set("ProvisionedThroughput", noThroughput());
        }
        return json;
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
