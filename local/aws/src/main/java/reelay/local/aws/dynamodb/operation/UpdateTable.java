package reelay.local.aws.dynamodb.operation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.List;
import java.util.Set;
import reelay.local.aws.dynamodb.table.Change;
import reelay.local.aws.dynamodb.table.Database;
import reelay.local.aws.dynamodb.table.Table;
import reelay.local.aws.protocol.AwsJsonHandler;

/** Switches deletion protection; nothing else of a table can be changed here. */
public record UpdateTable(Database database) implements AwsJsonHandler.Operation {

    @Override
    public JsonNode answer(JsonNode input) {
        CallParameters parameters =
                CallParameters.of(
                        "UpdateTable", input, Set.of("TableName", "DeletionProtectionEnabled"));
        Table table = NamedTable.find(database, parameters);
        boolean deletionProtected =
                parameters.flag(
                        "DeletionProtectionEnabled", table.definition().deletionProtected());
        database.commit(
                List.of(
                        new Change.Defined(
                                table.definition().withDeletionProtection(deletionProtected))));
        return JsonNodeFactory.instance
                .objectNode()
                .set("TableDescription", TableDescription.of(table));
    }
}
