package reelay.local.aws.dynamodb;

import java.net.URI;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.CreateTableRequest;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndex;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ProjectionType;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;

/**
 * The DynamoDB a contract is held against: the emulator, or whatever AWS_ENDPOINT_URL names, with
 * the credentials of the environment.
 */
final class ContractDatabase implements AutoCloseable {

    private final Optional<DynamoDbEmulator> emulator;
    private final DynamoDbClient client;
    private final List<String> tables = new ArrayList<>();

    ContractDatabase() {
        String elsewhere = System.getenv("AWS_ENDPOINT_URL");
        emulator =
                elsewhere == null
                        ? Optional.of(
                                DynamoDbEmulator.start(0, Optional.empty(), InstantSource.system()))
                        : Optional.empty();
        client =
                emulator.map(local -> client(local.address(), local()))
                        .orElseGet(
                                () ->
                                        client(
                                                URI.create(elsewhere),
                                                DefaultCredentialsProvider.builder().build()));
    }

    static DynamoDbClient client(DynamoDbEmulator emulator) {
        return client(emulator.address(), local());
    }

    DynamoDbClient client() {
        return client;
    }

    /** A table with the key {@code id}, and the index by-owner over owner and created_key. */
    String videosTable() {
        return table(
                b ->
                        b.keySchema(key("id", KeyType.HASH))
                                .attributeDefinitions(
                                        attribute("id", "S"),
                                        attribute("owner", "S"),
                                        attribute("created_key", "S"))
                                .globalSecondaryIndexes(
                                        index("by-owner", ProjectionType.ALL),
                                        index("keys-by-owner", ProjectionType.KEYS_ONLY)));
    }

    /** A table with the key {@code p} (string) and {@code n} (number). */
    String sortedTable() {
        return table(
                b ->
                        b.keySchema(key("p", KeyType.HASH), key("n", KeyType.RANGE))
                                .attributeDefinitions(attribute("p", "S"), attribute("n", "N")));
    }

    String table(Consumer<CreateTableRequest.Builder> definition) {
        String name = "contract-" + UUID.randomUUID();
        client.createTable(
                b -> {
                    b.tableName(name).billingMode(BillingMode.PAY_PER_REQUEST);
                    definition.accept(b);
                });
        tables.add(name);
        client.waiter().waitUntilTableExists(b -> b.tableName(name));
        return name;
    }

    void put(String table, Map<String, AttributeValue> item) {
        client.putItem(b -> b.tableName(table).item(item));
    }

    Map<String, AttributeValue> get(String table, String id) {
        return client.getItem(
                        b -> b.tableName(table).key(Map.of("id", text(id))).consistentRead(true))
                .item();
    }

    /** Updates the item and answers with all of it. */
    Map<String, AttributeValue> update(
            String table, String id, Consumer<UpdateItemRequest.Builder> request) {
        return client.updateItem(
                        b -> {
                            b.tableName(table).key(Map.of("id", text(id))).returnValues("ALL_NEW");
                            request.accept(b);
                        })
                .attributes();
    }

    void removeTables() {
        tables.forEach(name -> client.deleteTable(b -> b.tableName(name)));
        tables.clear();
    }

    @Override
    public void close() {
        client.close();
        emulator.ifPresent(DynamoDbEmulator::close);
    }

    static AttributeValue text(String text) {
        return AttributeValue.fromS(text);
    }

    static AttributeValue number(String number) {
        return AttributeValue.fromN(number);
    }

    /** An item with that id and these further attributes: name, value, name, value... */
    static Map<String, AttributeValue> item(String id, Object... fields) {
        Map<String, AttributeValue> item = new HashMap<>();
        item.put("id", text(id));
        for (int i = 0; i < fields.length; i += 2) {
            item.put((String) fields[i], (AttributeValue) fields[i + 1]);
        }
        return item;
    }

    static KeySchemaElement key(String name, KeyType type) {
        return KeySchemaElement.builder().attributeName(name).keyType(type).build();
    }

    static AttributeDefinition attribute(String name, String type) {
        return AttributeDefinition.builder().attributeName(name).attributeType(type).build();
    }

    private static GlobalSecondaryIndex index(String name, ProjectionType projection) {
        return GlobalSecondaryIndex.builder()
                .indexName(name)
                .keySchema(key("owner", KeyType.HASH), key("created_key", KeyType.RANGE))
                .projection(p -> p.projectionType(projection))
                .build();
    }

    private static AwsCredentialsProvider local() {
        return StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local"));
    }

    private static DynamoDbClient client(URI address, AwsCredentialsProvider credentials) {
        return DynamoDbClient.builder()
                .endpointOverride(address)
                .region(Region.US_EAST_1)
                .credentialsProvider(credentials)
                .httpClient(UrlConnectionHttpClient.create())
                .build();
    }
}
