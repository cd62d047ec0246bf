package reelay.stack;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import reelay.stack.template.resource.TableResource;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.CreateTableRequest;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndex;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;

/** Makes the template's tables, as a first deployment would. */
final class Tables {

    private Tables() {}

    /** Makes those that are not there yet; a second start finds them with their items. */
    static void create(URI endpoint, String region, List<TableResource> tables) {
        try (var http = UrlConnectionHttpClient.create();
                DynamoDbClient dynamo =
                        DynamoDbClient.builder()
                                .endpointOverride(endpoint)
                                .region(Region.of(region))
                                .httpClient(http)
                                .build()) {
            List<String> there = dynamo.listTables().tableNames();
            tables.stream()
                    .filter(table -> !there.contains(table.name()))
                    .forEach(table -> create(dynamo, table));
        }
    }

    private static void create(DynamoDbClient dynamo, TableResource table) {
        dynamo.createTable(request(table));
        table.expiryAttribute()
                .ifPresent(
                        attribute ->
                                dynamo.updateTimeToLive(
                                        update ->
                                                update.tableName(table.name())
                                                        .timeToLiveSpecification(
                                                                expiry ->
                                                                        expiry.enabled(true)
                                                                                .attributeName(
                                                                                        attribute))));
    }

    /** The request that makes a table as the template describes it. */
    static CreateTableRequest request(TableResource table) {
        List<AttributeDefinition> attributes =
                table.attributeTypes().entrySet().stream()
                        .map(
                                entry ->
                                        AttributeDefinition.builder()
                                                .attributeName(entry.getKey())
                                                .attributeType(
                                                        ScalarAttributeType.fromValue(
                                                                entry.getValue()))
                                                .build())
                        .toList();
        CreateTableRequest.Builder request =
                CreateTableRequest.builder()
                        .tableName(table.name())
                        .billingMode(BillingMode.PAY_PER_REQUEST)
                        .attributeDefinitions(attributes)
                        .keySchema(schema(table.key()));
        if (!table.indexes().isEmpty()) {
            request.globalSecondaryIndexes(table.indexes().stream().map(Tables::index).toList());
        }
        return request.build();
    }

    private static GlobalSecondaryIndex index(TableResource.Index index) {
        return GlobalSecondaryIndex.builder()
                .indexName(index.name())
                .keySchema(schema(index.key()))
                .projection(projection -> projection.projectionType(index.projection()))
                .build();
    }

    private static List<KeySchemaElement> schema(TableResource.Key key) {
        List<KeySchemaElement> schema = new ArrayList<>();
        schema.add(element(key.partition(), KeyType.HASH));
        key.sort().ifPresent(sort -> schema.add(element(sort, KeyType.RANGE)));
        return schema;
    }

    private static KeySchemaElement element(String attribute, KeyType type) {
        return KeySchemaElement.builder().attributeName(attribute).keyType(type).build();
    }
}
