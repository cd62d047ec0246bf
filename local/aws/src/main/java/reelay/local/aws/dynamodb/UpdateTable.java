package reelay.local.aws.dynamodb;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.List;
import java.util.Set;
import reelay.local.http.AwsJsonHandler;

/** Switches deletion protection; nothing else of a table can be changed here. */
record UpdateTable(Database database) implements AwsJsonHandler.Operation {

    @Override
    public JsonNode answer(JsonNode input) {
        Parameters parameters =
                Parameters.of(
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
