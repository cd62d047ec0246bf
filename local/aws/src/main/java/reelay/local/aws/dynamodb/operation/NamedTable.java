package reelay.local.aws.dynamodb.operation;

import reelay.local.aws.dynamodb.table.Database;
import reelay.local.aws.dynamodb.table.Table;
import reelay.local.aws.protocol.AwsFault;

/** The table an operation on tables, not items, is about. */
final class NamedTable {

    private NamedTable() {}

    static Table find(Database database, CallParameters parameters) {
        String name = parameters.text("TableName");
        return database.find(name)
                .orElseThrow(
                        () ->
                                new AwsFault(
                                        400,
                                        "ResourceNotFoundException",
                                        "Requested resource not found: Table: "
                                                + name
                                                + " not found"));
    }
}
