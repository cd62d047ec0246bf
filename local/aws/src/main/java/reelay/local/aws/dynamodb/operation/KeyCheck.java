package reelay.local.aws.dynamodb.operation;

import java.util.Map;
import java.util.Set;
import reelay.local.aws.dynamodb.expression.Path;
import reelay.local.aws.dynamodb.item.ItemSize;
import reelay.local.aws.dynamodb.item.ValidationFault;
import reelay.local.aws.dynamodb.item.Value;
import reelay.local.aws.dynamodb.item.ValueLimits;
import reelay.local.aws.dynamodb.table.IndexDefinition;
import reelay.local.aws.dynamodb.table.TableDefinition;

/** What a table demands of the key attributes it is given. */
final class KeyCheck {

    /** Longest partition key, in bytes. */
    private static final int LONGEST_HASH = 2048;

    /** Longest sort key, in bytes. */
    private static final int LONGEST_RANGE = 1024;

    private KeyCheck() {}

    /** A key must have the key attributes and nothing else. */
    static void checkKey(TableDefinition table, Map<String, Value> key) {
        if (!key.keySet().equals(Set.copyOf(table.key().names()))) {
            throw ValidationFault.of("The provided key element does not match the schema");
        }
        for (String name : table.key().names()) {
            Value value = key.get(name);
            if (value == null || !value.type().equals(table.types().get(name))) {
                throw ValidationFault.of("The provided key element does not match the schema");
            }
            checkContent(table, name, value);
        }
    }

    /**
     * An item must have the table's key; an index key may be missing, but not be of another type.
     */
    static void checkItem(TableDefinition table, Map<String, Value> item) {
        for (String name : table.key().names()) {
            Value value = item.get(name);
            if (value == null) {
                throw ValidationFault.ofParameter("Missing the key " + name + " in the item");
            }
            if (!value.type().equals(table.types().get(name))) {
                throw ValidationFault.ofParameter(
                        "Type mismatch for key "
                                + name
                                + " expected: "
                                + table.types().get(name)
                                + " actual: "
                                + value.type());
            }
            checkContent(table, name, value);
        }
        checkIndexKeys(table, item);
        ValueLimits.checked(item);
        if (ItemSize.of(item) > ItemSize.LARGEST) {
            throw ValidationFault.of("Item size has exceeded the maximum allowed size");
        }
    }

    /** What is given of an index key must be of its type. */
    static void checkIndexKeys(TableDefinition table, Map<String, Value> given) {
        table.indexes().forEach(index -> checkIndexKey(table, index, given));
    }

    /** A key attribute of the table or of an index has no inside. */
    static void refuseInside(TableDefinition table, Path path) {
        if (!path.isTopLevel()
                && (table.key().names().contains(path.attribute())
                        || table.indexes().stream()
                                .anyMatch(
                                        index -> index.key().names().contains(path.attribute())))) {
            throw ValidationFault.of(
                    "Key attributes must be scalars; list random access '[]' and map lookup '.' are"
                            + " not allowed: Key: "
                            + path.attribute());
        }
    }

    private static void checkContent(TableDefinition table, String name, Value value) {
        if (isEmpty(value)) {
            throw ValidationFault.of(
                    "One or more parameter values are not valid. The AttributeValue for a key"
                            + " attribute cannot contain an empty "
                            + (value instanceof Value.Text ? "string" : "binary")
                            + " value. Key: "
                            + name);
        }
        checkSize(name.equals(table.key().hash()), value);
    }

    private static void checkSize(boolean hash, Value value) {
        if (ItemSize.of(value) > (hash ? LONGEST_HASH : LONGEST_RANGE)) {
            throw ValidationFault.ofParameter(
                    hash
                            ? "Size of hashkey has exceeded the maximum size limit of2048 bytes"
                            : "Aggregated size of all range keys has exceeded the size limit of"
                                    + " 1024 bytes");
        }
    }

    private static void checkIndexKey(
            TableDefinition table, IndexDefinition index, Map<String, Value> item) {
        for (String name : index.key().names()) {
            Value value = item.get(name);
            if (value == null) {
                continue;
            }
            if (!value.type().equals(table.types().get(name))) {
                throw ValidationFault.ofParameter(
                        "Type mismatch for Index Key "
                                + name
                                + " Expected: "
                                + table.types().get(name)
                                + " Actual: "
                                + value.type()
                                + " IndexName: "
                                + index.name());
            }
            checkSize(name.equals(index.key().hash()), value);
            if (isEmpty(value)) {
                throw ValidationFault.of(
                        "One or more parameter values are not valid. A value specified for a"
                                + " secondary index key is not supported. The AttributeValue for a"
                                + " key attribute cannot contain an empty string value. IndexName: "
                                + index.name()
                                + ", IndexKey: "
                                + name);
            }
        }
    }

    private static boolean isEmpty(Value value) {
        return value.equals(new Value.Text("")) || value.equals(new Value.Binary(""));
    }
}
