package reelay.local.aws.dynamodb.operation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import reelay.local.aws.dynamodb.item.ValidationFault;
import reelay.local.aws.dynamodb.table.Change;
import reelay.local.aws.dynamodb.table.Database;
import reelay.local.aws.dynamodb.table.IndexDefinition;
import reelay.local.aws.dynamodb.table.Table;
import reelay.local.aws.dynamodb.table.TableDefinition;
import reelay.local.aws.dynamodb.table.TableJson;
import reelay.local.aws.protocol.AwsFault;
import reelay.local.aws.protocol.AwsJsonHandler;

/** Makes a table; it is active at once. */
public record CreateTable(Database database) implements AwsJsonHandler.Operation {

    /** Encryption, tags and throughput are taken and have no effect. */
    private static final Set<String> PARAMETERS =
            Set.of(
                    "TableName",
                    "KeySchema",
                    "AttributeDefinitions",
                    "GlobalSecondaryIndexes",
                    "BillingMode",
                    "ProvisionedThroughput",
                    "SSESpecification",
                    "Tags",
                    "TableClass",
                    "DeletionProtectionEnabled");

    private static final Set<String> PROJECTIONS = Set.of("ALL", "KEYS_ONLY", "INCLUDE");

    @Override
    public JsonNode answer(JsonNode input) {
        CallParameters parameters = CallParameters.of("CreateTable", input, PARAMETERS);
        String name = parameters.text("TableName");
        if (name.length() < 3 || name.length() > 255) {
            throw ValidationFault.of(
                    "TableName must be at least 3 characters long and at most 255 characters long");
        }
        if (!name.matches("[a-zA-Z0-9_.-]+")) {
            throw ValidationFault.of(
                    "1 validation error detected: Value '"
                            + name
                            + "' at 'tableName' failed to satisfy constraint: Member must satisfy"
                            + " regular expression pattern: [a-zA-Z0-9_.-]+");
        }
        TableDefinition table = TableJson.read(input, database.now());
        checkAttributes(table);
        table.indexes().forEach(CreateTable::checkProjection);
        if (database.find(name).isPresent()) {
            throw new AwsFault(400, "ResourceInUseException", "Table already exists: " + name);
        }
        database.commit(List.of(new Change.Defined(table)));
        return JsonNodeFactory.instance
                .objectNode()
                .set("TableDescription", TableDescription.of(new Table(table)));
    }

    private static void checkAttributes(TableDefinition table) {
        Set<String> used = new HashSet<>(table.key().names());
        table.indexes().forEach(index -> used.addAll(index.key().names()));
        if (!used.equals(table.types().keySet())) {
            throw ValidationFault.ofParameter(
                    "Some AttributeDefinitions are not used, or some index key attributes are not"
                            + " defined in AttributeDefinitions. Keys: "
                            + used
                            + ", AttributeDefinitions: "
                            + table.types().keySet());
        }
        if (!Set.of("S", "N", "B").containsAll(table.types().values())) {
            throw ValidationFault.of("Member must satisfy enum value set: [B, N, S]");
        }
    }

    private static void checkProjection(IndexDefinition index) {
        if (!PROJECTIONS.contains(index.projection())) {
            throw ValidationFault.ofParameter("Unknown ProjectionType: " + index.projection());
        }
        if (index.projection().equals("INCLUDE") == index.included().isEmpty()) {
            throw ValidationFault.ofParameter(
                    "ProjectionType is "
                            + index.projection()
                            + (index.included().isEmpty()
                                    ? ", but NonKeyAttributes is not specified"
                                    : ", but NonKeyAttributes is specified"));
        }
    }
}
