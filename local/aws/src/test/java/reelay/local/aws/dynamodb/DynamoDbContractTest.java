package reelay.local.aws.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static reelay.local.aws.dynamodb.ContractDatabase.item;
import static reelay.local.aws.dynamodb.ContractDatabase.key;
import static reelay.local.aws.dynamodb.ContractDatabase.number;
import static reelay.local.aws.dynamodb.ContractDatabase.text;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ResourceInUseException;
import software.amazon.awssdk.services.dynamodb.model.ResourceNotFoundException;
import software.amazon.awssdk.services.dynamodb.model.ReturnValue;

/** What Reelay asks of DynamoDB's tables and items. */
@TestInstance(Lifecycle.PER_CLASS)
final class DynamoDbContractTest {

    private final ContractDatabase database = new ContractDatabase();
    private final DynamoDbClient client = database.client();
    private String table;

    @BeforeEach
    void makeTable() {
        table = database.videosTable();
    }

    @AfterEach
    void removeTables() {
        database.removeTables();
    }

    @AfterAll
    void disconnect() {
        database.close();
    }

    @Test
    void describesATable() {
        var described = client.describeTable(b -> b.tableName(table)).table();

        assertThat(described.tableStatusAsString()).isEqualTo("ACTIVE");
        assertThat(described.keySchema()).containsExactly(key("id", KeyType.HASH));
        assertThat(described.billingModeSummary().billingModeAsString())
                .isEqualTo("PAY_PER_REQUEST");
        assertThat(described.globalSecondaryIndexes())
                .extracting(index -> index.indexName())
                .containsExactlyInAnyOrder("by-owner", "keys-by-owner");
        assertThat(client.listTables().tableNames()).contains(table);
    }

    @Test
    void makesATableOnlyOnce() {
        assertThatThrownBy(
                        () ->
                                client.createTable(
                                        b ->
                                                b.tableName(table)
                                                        .billingMode("PAY_PER_REQUEST")
                                                        .keySchema(key("id", KeyType.HASH))
                                                        .attributeDefinitions(
                                                                ContractDatabase.attribute(
                                                                        "id", "S"))))
                .isInstanceOf(ResourceInUseException.class);
    }

    @Test
    void saysThatATableIsNotThere() {
        assertThatThrownBy(() -> client.describeTable(b -> b.tableName("nowhere")))
                .isInstanceOf(ResourceNotFoundException.class);
        assertThatThrownBy(() -> database.get("nowhere", "a"))
                .isInstanceOf(ResourceNotFoundException.class);
    }

    @Test
    void keepsAProtectedTable() {
        client.updateTable(b -> b.tableName(table).deletionProtectionEnabled(true));
        try {
            assertThat(client.describeTable(b -> b.tableName(table)).table())
                    .matches(described -> described.deletionProtectionEnabled());
            assertRefused(() -> client.deleteTable(b -> b.tableName(table)), "");
        } finally {
            client.updateTable(b -> b.tableName(table).deletionProtectionEnabled(false));
        }
    }

    @Test
    void switchesExpiryOffOnlyByTheNameItHas() {
        client.updateTimeToLive(
                b ->
                        b.tableName(table)
                                .timeToLiveSpecification(
                                        t -> t.attributeName("expires").enabled(true)));

        assertRefused(
                () ->
                        client.updateTimeToLive(
                                b ->
                                        b.tableName(table)
                                                .timeToLiveSpecification(
                                                        t ->
                                                                t.attributeName("other")
                                                                        .enabled(false))),
                "different AttributeName");
    }

    @Test
    void refusesATableNameThatIsNone() {
        assertRefused(
                () ->
                        client.createTable(
                                b ->
                                        b.tableName("bad name/..")
                                                .billingMode("PAY_PER_REQUEST")
                                                .keySchema(ContractDatabase.key("id", KeyType.HASH))
                                                .attributeDefinitions(
                                                        ContractDatabase.attribute("id", "S"))),
                "tableName");
    }

    @Test
    void givesBackEveryTypeAsItWasPut() {
        Map<String, AttributeValue> item =
                item(
                        "all",
                        "s",
                        text("größe"),
                        "n",
                        number("12345678901234567890.12345678901234567"),
                        "b",
                        AttributeValue.fromB(SdkBytes.fromByteArray(new byte[] {0, -1, 7})),
                        "bool",
                        AttributeValue.fromBool(false),
                        "null",
                        AttributeValue.fromNul(true),
                        "l",
                        AttributeValue.fromL(List.of(number("1"), text("two"))),
                        "m",
                        AttributeValue.fromM(Map.of("inner", text(""))),
                        "ss",
                        AttributeValue.fromSs(List.of("a")),
                        "ns",
                        AttributeValue.fromNs(List.of("3")),
                        "bs",
                        AttributeValue.fromBs(List.of(SdkBytes.fromByteArray(new byte[] {1}))));

        database.put(table, item);

        assertThat(database.get(table, "all")).isEqualTo(item);
    }

    @Test
    void findsNothingWhereNothingIs() {
        var answer = client.getItem(b -> b.tableName(table).key(item("missing")));

        assertThat(answer.hasItem()).isFalse();
    }

    @Test
    void givesTheOldItemWhenItIsReplacedOrRemoved() {
        database.put(table, item("a", "v", number("1")));

        var replaced =
                client.putItem(
                        b ->
                                b.tableName(table)
                                        .item(item("a", "v", number("2")))
                                        .returnValues(ReturnValue.ALL_OLD));
        var removed =
                client.deleteItem(
                        b -> b.tableName(table).key(item("a")).returnValues(ReturnValue.ALL_OLD));

        assertThat(replaced.attributes()).containsEntry("v", number("1"));
        assertThat(removed.attributes()).containsEntry("v", number("2"));
        assertThat(database.get(table, "a")).isEmpty();
    }

    @Test
    void makesAnItemOnlyOnceWhenAskedTo() {
        database.put(table, item("a", "v", number("1")));

        assertThatThrownBy(
                        () ->
                                client.putItem(
                                        b ->
                                                b.tableName(table)
                                                        .item(item("a", "v", number("2")))
                                                        .conditionExpression(
                                                                "attribute_not_exists(id)")
                                                        .returnValuesOnConditionCheckFailure(
                                                                "ALL_OLD")))
                .isInstanceOfSatisfying(
                        ConditionalCheckFailedException.class,
                        e -> assertThat(e.item()).containsEntry("v", number("1")));
        assertThat(database.get(table, "a")).containsEntry("v", number("1"));
    }

    @Test
    void deletesOnlyUnderTheCondition() {
        database.put(table, item("a", "v", number("1")));

        assertThatThrownBy(
                        () ->
                                client.deleteItem(
                                        b ->
                                                b.tableName(table)
                                                        .key(item("a"))
                                                        .conditionExpression("v = :two")
                                                        .expressionAttributeValues(
                                                                Map.of(":two", number("2")))))
                .isInstanceOf(ConditionalCheckFailedException.class);
    }

    @Test
    void refusesAnItemThatIsTooLarge() {
        String large = "x".repeat(400 * 1024);

        assertRefused(() -> database.put(table, item("a", "v", text(large))), "Item size");
    }

    @Test
    void refusesAnEmptyKey() {
        assertRefused(() -> database.put(table, item("")), "empty string value");
    }

    @Test
    void refusesAKeyOfAnotherType() {
        assertRefused(
                () -> database.put(table, Map.of("id", number("1"))), "Type mismatch for key id");
        assertRefused(() -> database.put(table, Map.of("v", number("1"))), "");
        assertRefused(
                () -> client.getItem(b -> b.tableName(table).key(item("a", "v", text("x")))),
                "does not match the schema");
    }

    @Test
    void refusesAnIndexKeyOfAnotherType() {
        assertRefused(
                () ->
                        database.put(
                                table, item("a", "owner", number("1"), "created_key", text("1"))),
                "Type mismatch");
    }

    private static void assertRefused(Runnable call, String message) {
        assertThatThrownBy(call::run)
                .isInstanceOfSatisfying(
                        DynamoDbException.class,
                        e ->
                                assertThat(e.awsErrorDetails().errorCode())
                                        .isEqualTo("ValidationException"))
                .hasMessageContaining(message);
    }
}
