package reelay.catalog;

import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.CreateTableRequest;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndex;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ProjectionType;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;

/** The videos table of every test that has one; a test compares it with the template's. */
public final class VideosTableSchema {

    private VideosTableSchema() {}

    /** What makes a table of that name. */
    public static CreateTableRequest of(String name) {
        return CreateTableRequest.builder()
                .tableName(name)
                .billingMode(BillingMode.PAY_PER_REQUEST)
                .attributeDefinitions(
                        Stream.of("id", "owner", "created_key", "unsettled")
                                .map(VideosTableSchema::text)
                                .toList())
                .keySchema(key("id", KeyType.HASH))
                .globalSecondaryIndexes(
                        index("by-owner", "owner", ProjectionType.ALL),
                        index("unsettled", "unsettled", ProjectionType.KEYS_ONLY))
                .build();
    }

    private static GlobalSecondaryIndex index(
            String name, String partition, ProjectionType projection) {
        return GlobalSecondaryIndex.builder()
                .indexName(name)
                .keySchema(key(partition, KeyType.HASH), key("created_key", KeyType.RANGE))
                .projection(it -> it.projectionType(projection))
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
