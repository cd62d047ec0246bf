package reelay.local.aws.dynamodb.operation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Set;
import reelay.local.aws.dynamodb.item.ValidationFault;
import reelay.local.aws.dynamodb.table.Change;
import reelay.local.aws.dynamodb.table.Database;
import reelay.local.aws.dynamodb.table.Table;
import reelay.local.aws.protocol.AwsJsonHandler;

/** Removes a table and its items, unless it is protected. */
public record DeleteTable(Database database) implements AwsJsonHandler.Operation {

    @Override
    public JsonNode answer(JsonNode input) {
        CallParameters parameters = CallParameters.of("DeleteTable", input, Set.of("TableName"));
        Table table = NamedTable.find(database, parameters);
        if (table.definition().deletionProtected()) {
            throw ValidationFault.of(
                    "Resource cannot be deleted as it is currently protected against deletion."
                            + " Disable deletion protection first.");
        }
        ObjectNode description = TableDescription.of(table).put("TableStatus", "DELETING");
        database.commit(List.of(new Change.Dropped(table.definition().name())));
        return JsonNodeFactory.instance.objectNode().set("TableDescription", description);
    }
}
