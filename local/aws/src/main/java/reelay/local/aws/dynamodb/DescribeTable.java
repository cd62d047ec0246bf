package reelay.local.aws.dynamodb;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.Set;
import reelay.local.http.AwsJsonHandler;

/** Tells a table's definition and size. */
record DescribeTable(Database database) implements AwsJsonHandler.Operation {

    @Override
    public JsonNode answer(JsonNode input) {
        Parameters parameters = Parameters.of("DescribeTable", input, Set.of("TableName"));
        Table table = NamedTable.find(database, parameters);
        return JsonNodeFactory.instance.objectNode().set("Table", TableDescription.of(table));
    }
}
