package reelay.webhooks;

import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.CreateTableRequest;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndex;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ProjectionType;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;

/** The table of webhooks of every test that has one; a test compares it with the template's. */
public final class WebhooksTableSchema {

    private WebhooksTableSchema() {}

    /** What makes a table of that name. */
    public static CreateTableRequest of(String name) {
        return CreateTableRequest.builder()
                .tableName(name)
                .billingMode(BillingMode.PAY_PER_REQUEST)
                .attributeDefinitions(
                        Stream.of("holder", "item_key", "hears")
                                .map(WebhooksTableSchema::text)
                                .toList())
                .keySchema(key("holder", KeyType.HASH), key("item_key", KeyType.RANGE))
                .globalSecondaryIndexes(
                        GlobalSecondaryIndex.builder()
                                .indexName("hears")
                                .keySchema(key("hears", KeyType.HASH), key("holder", KeyType.RANGE))
                                .projection(it -> it.projectionType(ProjectionType.KEYS_ONLY))
                                .build())
                .build();
    }

    private static AttributeDefinition text(String name) {
        return AttributeDefinition.builder()
                .attributeName(name)
                .attributeType(ScalarAttributeType.S)
                .build();
    }

    private static KeySchemaElement key(String name, KeyType type) {
        return KeySchemaElement.builder().attributeName(name).keyType(type).build();
    }
}
