package reelay.local.aws.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static reelay.local.aws.dynamodb.ContractDatabase.item;
import static reelay.local.aws.dynamodb.ContractDatabase.number;
import static reelay.local.aws.dynamodb.ContractDatabase.text;

import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;
import software.amazon.awssdk.services.dynamodb.model.TableDescription;

/** What is found wrong with a request, and before what. */
@TestInstance(Lifecycle.PER_CLASS)
class DynamoDbRequestChecksContractTest {

    private final ContractDatabase database = new ContractDatabase();
    private final DynamoDbClient client = database.client();
    private String table;

    @BeforeAll
    void makeTable() {
        table = database.videosTable();
    }

    @AfterAll
    void disconnect() {
        database.removeTables();
        database.close();
    }

    @ParameterizedTest
    @CsvSource({"owner, 2049, 2048", "created_key, 1025, 1024"})
    void keysOfAnIndexHaveAGreatestLength(String attribute, int length, String limit) {
        assertThatThrownBy(
                        () ->
                                database.put(
                                        table, item("long", attribute, text("x".repeat(length)))))
                .isInstanceOf(DynamoDbException.class)
                .hasMessageContaining(limit);
        database.put(table, item("long", attribute, text("x".repeat(length - 1))));
    }

    @Test
    void anAttributeHasAName() {
        assertThatThrownBy(() -> database.put(table, item("nameless", "", text("x"))))
                .isInstanceOf(DynamoDbException.class)
                .hasMessageContaining("Empty attribute name");
    }

    /** A request that cannot be read is refused whether or not there is such a table. */
    @ParameterizedTest
    @MethodSource("unreadable")
    void aRequestIsReadBeforeItsTableIsLookedFor(Consumer<DynamoDbClient> request) {
        assertThatThrownBy(() -> request.accept(client))
                .isInstanceOfSatisfying(
                        DynamoDbException.class,
                        refused ->
                                assertThat(refused.awsErrorDetails().errorCode())
                                        .isEqualTo("ValidationException"));
    }

    static Stream<Named<Consumer<DynamoDbClient>>> unreadable() {
        return Stream.of(
                Named.of(
                        "put",
                        client ->
                                client.putItem(
                                        put ->
                                                put.tableName("no-such-table")
                                                        .item(item("a"))
                                                        .conditionExpression("a ="))),
                Named.of(
                        "put of a number that is none",
                        client ->
                                client.putItem(
                                        put ->
                                                put.tableName("no-such-table")
                                                        .item(item("a", "n", number("x"))))),
                Named.of(
                        "update",
                        client ->
                                client.updateItem(
                                        update ->
                                                update.tableName("no-such-table")
                                                        .key(item("a"))
                                                        .updateExpression("SET a"))),
                Named.of(
                        "delete",
                        client ->
                                client.deleteItem(
                                        delete ->
                                                delete.tableName("no-such-table")
                                                        .key(item("a"))
                                                        .expressionAttributeValues(
                                                                Map.of(":unused", text("x"))))),
                Named.of(
                        "get",
                        client ->
                                client.getItem(
                                        get ->
                                                get.tableName("no-such-table")
                                                        .key(item("a"))
                                                        .projectionExpression("a,"))),
                Named.of(
                        "query",
                        client ->
                                client.query(
                                        query ->
                                                query.tableName("no-such-table")
                                                        .keyConditionExpression("a <> :a")
                                                        .expressionAttributeValues(
                                                                Map.of(":a", text("x"))))),
                Named.of(
                        "scan",
                        client -> client.scan(scan -> scan.tableName("no-such-table").limit(0))));
    }

    @Test
    void aDescriptionTellsOfTableAndIndexes() {
        String described = database.videosTable();
        database.put(described, item("a", "owner", text("me"), "created_key", text("1")));
        database.put(described, item("b", "owner", text("me")));
        database.put(described, item("b", "v", text("12345")));

        TableDescription table =
                client.describeTable(describe -> describe.tableName(described)).table();

        assertThat(table.tableId()).isNotEmpty();
        assertThat(table.billingModeSummary().lastUpdateToPayPerRequestDateTime())
                .isEqualTo(table.creationDateTime());
    }
}
