package reelay.access;

import java.util.Map;
import java.util.UUID;
import reelay.aws.AwsClients;
import reelay.local.aws.shared.SharedDynamoDb;
import reelay.video.environment.Environment;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.CreateTableRequest;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;

/**
 * A table of reports of its own for one test class, in the stand-in that all classes of this JVM
 * share.
 */
public final class AccessTable implements AutoCloseable {

    private final String name = "access-" + UUID.randomUUID();
    private final DynamoDbClient dynamo =
            AwsClients.from(new Environment(environment())).dynamoDb();

    /** Creates the table. */
    public AccessTable() {
        dynamoDb().createTable(schema(name));
    }

    /** What makes a table of that name; a test compares it with the template's. */
    public static CreateTableRequest schema(String name) {
        return CreateTableRequest.builder()
                .tableName(name)
                .billingMode(BillingMode.PAY_PER_REQUEST)
                .attributeDefinitions(attribute("account"), attribute("checked_at"))
                .keySchema(key("account", KeyType.HASH), key("checked_at", KeyType.RANGE))
                .build();
    }

    /** What a function reads to reach it, and whose account it is about. */
    public Map<String, String> environment() {
        return Map.of(
                "AWS_REGION",
                "us-east-1",
                "ACCESS_TABLE",
                name,
                "PROVIDER_URL",
                "https://api.openai.com/v1",
                "PROVIDER_ALLOWS_HTTP",
                "false",
                "AWS_ENDPOINT_URL_DYNAMODB",
                SharedDynamoDb.address().toString());
    }

    /** A client for looking behind. */
    public DynamoDbClient dynamoDb() {
        return dynamo;
    }

    /** Takes everything out. */
    public void clear() {
        dynamo.scan(scan -> scan.tableName(name))
                .items()
                .forEach(
                        item ->
                                dynamo.deleteItem(
                                        delete ->
                                                delete.tableName(name)
                                                        .key(
                                                                Map.of(
                                                                        "account",
                                                                        item.get("account"),
                                                                        "checked_at",
                                                                        item.get("checked_at")))));
    }

    /** Its name. */
    public String name() {
        return name;
    }

    private static AttributeDefinition attribute(String name) {
        return AttributeDefinition.builder()
                .attributeName(name)
                .attributeType(ScalarAttributeType.S)
                .build();
    }

    private static KeySchemaElement key(String name, KeyType type) {
        return KeySchemaElement.builder().attributeName(name).keyType(type).build();
    }

    @Override
    public void close() {
        dynamo.deleteTable(table -> table.tableName(name));
        dynamo.close();
    }
}
