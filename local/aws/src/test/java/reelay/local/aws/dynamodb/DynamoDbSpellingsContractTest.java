package reelay.local.aws.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static reelay.local.aws.dynamodb.ContractDatabase.item;
import static reelay.local.aws.dynamodb.ContractDatabase.number;
import static reelay.local.aws.dynamodb.ContractDatabase.text;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;

/** Rarer ways to write an expression, and some that look right and are not. */
@TestInstance(Lifecycle.PER_CLASS)
class DynamoDbSpellingsContractTest {

    private final ContractDatabase database = new ContractDatabase();
    private final DynamoDbClient client = database.client();
    private String table;
    private String sorted;

    @BeforeAll
    void fillTables() {
        table = database.videosTable();
        database.put(table, item("a", "x", text("four"), "b", number("3")));
        sorted = database.sortedTable();
        for (String number : List.of("1", "2", "3", "4")) {
            database.put(sorted, Map.of("p", text("all"), "n", number(number)));
        }
    }

    @AfterAll
    void disconnect() {
        database.removeTables();
        database.close();
    }

    @ParameterizedTest
    @CsvSource({":n = n, 3", ":n < n, 4", ":n <= n, 3 4", ":n > n, 1 2", ":n >= n, 1 2 3"})
    void theValueMayComeFirstInAKeyCondition(String condition, String found) {
        assertThat(
                        client.query(
                                        query ->
                                                query.tableName(sorted)
                                                        .keyConditionExpression(
                                                                ":all = p AND " + condition)
                                                        .expressionAttributeValues(
                                                                Map.of(
                                                                        ":all",
                                                                        text("all"),
                                                                        ":n",
                                                                        number("3"))))
                                .items())
                .extracting(item -> item.get("n").n())
                .containsExactly(found.split(" "));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "(size(x)) >= :v",
                "((size(x))) = (:v)",
                "(size(x)) BETWEEN :v AND :v",
                "(size(x)) IN (:v)",
                "((size(x)) >= :v) AND attribute_exists(id)",
                "attribute_type(:v, :t)"
            })
    void anOperandMayStandInParenthesesOrBeAValue(String condition) {
        Map<String, AttributeValue> values =
                condition.contains(":t")
                        ? Map.of(":v", number("4"), ":t", text("N"))
                        : Map.of(":v", number("4"));

        assertThat(
                        client.scan(
                                        scan ->
                                                scan.tableName(table)
                                                        .filterExpression(condition)
                                                        .expressionAttributeValues(values))
                                .count())
                .isEqualTo(1);
    }

    @Test
    void aSumMayStandInParentheses() {
        assertThat(
                        database.update(
                                database.videosTable(),
                                "summed",
                                update ->
                                        update.updateExpression(
                                                        "SET c = (if_not_exists(b, :v) + :v)")
                                                .expressionAttributeValues(
                                                        Map.of(":v", number("2")))))
                .containsEntry("c", number("4"));
    }

    @Test
    void nothingBeginsWithASize() {
        assertThatThrownBy(
                        () ->
                                client.scan(
                                        scan ->
                                                scan.tableName(table)
                                                        .filterExpression(
                                                                "begins_with(x, size(b))")))
                .isInstanceOf(DynamoDbException.class)
                .hasMessageContainingAll("begins_with", "operand type: N");
    }

    @Test
    void onlyOurDigitsMakeANumber() {
        assertThatThrownBy(() -> database.put(table, item("digits", "v", number("\u0663"))))
                .isInstanceOf(DynamoDbException.class)
                .hasMessageContaining("numeric value");
    }
}
