package reelay.local.aws.dynamodb;

import reelay.local.http.AwsFault;

/** The table an operation on tables, not items, is about. */
final class NamedTable {

    private NamedTable() {}

    static Table find(Database database, Parameters parameters) {
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
