package reelay.local.aws.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static reelay.local.aws.dynamodb.ContractDatabase.item;
import static reelay.local.aws.dynamodb.ContractDatabase.number;

import java.util.Arrays;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;

/** Transactions happen as a whole or not at all. */
@TestInstance(Lifecycle.PER_CLASS)
final class DynamoDbTransactionContractTest {

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
    void writesAllOfIt() {
        database.put(table, item("old"));
        database.put(table, item("checked"));

        client.transactWriteItems(
                b ->
                        b.transactItems(
                                put("new", "attribute_not_exists(id)"),
                                write(
                                        w ->
                                                w.update(
                                                        u ->
                                                                u.tableName(table)
                                                                        .key(item("counter"))
                                                                        .updateExpression(
                                                                                "ADD n :one")
                                                                        .expressionAttributeValues(
                                                                                Map.of(
                                                                                        ":one",
                                                                                        number(
                                                                                                "1"))))),
                                write(w -> w.delete(d -> d.tableName(table).key(item("old")))),
                                check("checked")));

        assertThat(database.get(table, "new")).isNotEmpty();
        assertThat(database.get(table, "counter")).containsEntry("n", number("1"));
        assertThat(database.get(table, "old")).isEmpty();
    }

    /** The first write that cannot be is named; conditions are not looked at. */
    @Test
    void namesTheFirstOfTheWritesThatCannotBe() {
        assertThatThrownBy(
                        () ->
                                client.transactWriteItems(
                                        b ->
                                                b.transactItems(
                                                        check("missing"),
                                                        putOf(Map.of("id", number("1"))),
                                                        putOf(Map.of("id", number("2"))))))
                .isInstanceOfSatisfying(
                        TransactionCanceledException.class,
                        cancelled ->
                                assertThat(cancelled.cancellationReasons())
                                        .extracting(CancellationReason::code)
                                        .containsExactly("None", "ValidationError", "None"));
    }

    @Test
    void hasNoMoreThanFourMegabytes() {
        AttributeValue large = AttributeValue.fromS("x".repeat(300_000));
        TransactWriteItem[] puts =
                IntStream.range(0, 15)
                        .mapToObj(number -> putOf(item("large" + number, "v", large)))
                        .toArray(TransactWriteItem[]::new);

        assertThatThrownBy(() -> client.transactWriteItems(b -> b.transactItems(puts)))
                .isInstanceOf(DynamoDbException.class)
                .hasMessageContaining("size cannot exceed");
        client.transactWriteItems(b -> b.transactItems(Arrays.copyOf(puts, 13)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "1234567890123456789012345678901234567"})
    void takesATokenOfOneTo36Characters(String token) {
        assertThatThrownBy(
                        () ->
                                client.transactWriteItems(
                                        b ->
                                                b.clientRequestToken(token)
                                                        .transactItems(putOf(item("token")))))
                .isInstanceOf(DynamoDbException.class)
                .hasMessageContaining("clientRequestToken");
    }

    private TransactWriteItem putOf(Map<String, AttributeValue> item) {
        return write(w -> w.put(p -> p.tableName(table).item(item)));
    }

    @Test
    void writesNothingWhenOneConditionFails() {
        database.put(table, item("there", "v", number("7")));

        assertThatThrownBy(
                        () ->
                                client.transactWriteItems(
                                        b ->
                                                b.transactItems(
                                                        put("new", "attribute_not_exists(id)"),
                                                        put("there", "attribute_not_exists(id)"))))
                .isInstanceOfSatisfying(
                        TransactionCanceledException.class,
                        e -> {
                            assertThat(e.cancellationReasons())
                                    .extracting(CancellationReason::code)
                                    .containsExactly("None", "ConditionalCheckFailed");
                            assertThat(e.cancellationReasons().get(1).item())
                                    .containsEntry("v", number("7"));
                        });
        assertThat(database.get(table, "new")).isEmpty();
    }

    @Test
    void writesNothingWhenACheckFails() {
        assertThatThrownBy(
                        () ->
                                client.transactWriteItems(
                                        b ->
                                                b.transactItems(
                                                        put("new", "attribute_not_exists(id)"),
                                                        check("missing"))))
                .isInstanceOf(TransactionCanceledException.class);
        assertThat(database.get(table, "new")).isEmpty();
    }

    @Test
    void takesEachItemOnceOnly() {
        assertRefused(
                () ->
                        client.transactWriteItems(
                                b ->
                                        b.transactItems(
                                                put("same", "attribute_not_exists(id)"),
                                                check("same"))),
                "multiple operations on one item");
    }

    @Test
    void aRepeatWithTheSameTokenChangesNothing() {
        for (int i = 0; i < 2; i++) {
            client.transactWriteItems(
                    b ->
                            b.clientRequestToken("token-" + table.substring(10, 30))
                                    .transactItems(put("once", "attribute_not_exists(id)")));
        }

        assertThat(database.get(table, "once")).isNotEmpty();
    }

    private TransactWriteItem put(String id, String condition) {
        return write(
                w ->
                        w.put(
                                p ->
                                        p.tableName(table)
                                                .item(item(id))
                                                .conditionExpression(condition)
                                                .returnValuesOnConditionCheckFailure("ALL_OLD")));
    }

    private TransactWriteItem check(String id) {
        return write(
                w ->
                        w.conditionCheck(
                                c ->
                                        c.tableName(table)
                                                .key(item(id))
                                                .conditionExpression("attribute_exists(id)")));
    }

    private static TransactWriteItem write(Consumer<TransactWriteItem.Builder> content) {
        TransactWriteItem.Builder builder = TransactWriteItem.builder();
        content.accept(builder);
        return builder.build();
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
