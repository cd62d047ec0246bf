package reelay.local.aws.dynamodb.operation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.Set;
import reelay.local.aws.dynamodb.table.Database;
import reelay.local.aws.dynamodb.table.Table;
import reelay.local.aws.protocol.AwsJsonHandler;

/** Tells a table's definition and size. */
public record DescribeTable(Database database) implements AwsJsonHandler.Operation {

    @Override
    public JsonNode answer(JsonNode input) {
        CallParameters parameters = CallParameters.of("DescribeTable", input, Set.of("TableName"));
        Table table = NamedTable.find(database, parameters);
        return JsonNodeFactory.instance.objectNode().set("Table", TableDescription.of(table));
    }
}
