package reelay.local.aws.dynamodb.table;

import java.util.Map;
import reelay.local.aws.dynamodb.item.Value;

/** One step from a state of the database to the next; the journal is a list of them. */
public sealed interface Change {

    /** A table is new, or has another definition. */
    record Defined(TableDefinition table) implements Change {}

    /** A table is gone, with all its items. */
    record Dropped(String table) implements Change {}

    /** An item is new, or replaces the one with its key. */
    record Put(String table, Map<String, Value> item) implements Change {}

    /** The item with that key is gone. */
    record Removed(String table, Map<String, Value> key) implements Change {}
}
