package reelay.local.aws.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static reelay.local.aws.dynamodb.ContractDatabase.item;
import static reelay.local.aws.dynamodb.ContractDatabase.number;
import static reelay.local.aws.dynamodb.ContractDatabase.text;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;

/** A table with one item to try expressions on. */
@TestInstance(Lifecycle.PER_CLASS)
abstract class ExpressionContract {

    final ContractDatabase database = new ContractDatabase();
    final DynamoDbClient client = database.client();
    String table;

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

    static final Map<String, AttributeValue> SAMPLE =
            item(
                    "a",
                    "n",
                    number("5"),
                    "s",
                    text("queued"),
                    "tags",
                    AttributeValue.fromSs(List.of("x", "y")),
                    "parts",
                    AttributeValue.fromL(List.of(number("1"), text("two"))),
                    "failure",
                    AttributeValue.fromM(Map.of("code", text("busy"))));

    static final Map<String, AttributeValue> VALUES =
            Map.of(
                    ":one", number("1"),
                    ":five", number("5.0"),
                    ":nine", number("9"),
                    ":que", text("que"),
                    ":queued", text("queued"),
                    ":x", text("x"),
                    ":busy", text("busy"),
                    ":type", text("N"));

    /** Sets an attribute if the condition holds; gives only those values that it names. */
    Map<String, AttributeValue> update(String condition) {
        Map<String, AttributeValue> values = new HashMap<>();
        VALUES.forEach(
                (name, value) -> {
                    if (condition.matches(".*" + name + "\\b.*")) {
                        values.put(name, value);
                    }
                });
        values.put(":seen", AttributeValue.fromBool(true));
        return database.update(
                table,
                "a",
                b ->
                        b.updateExpression("SET seen = :seen")
                                .conditionExpression(condition)
                                .expressionAttributeValues(values));
    }

    static void assertRefused(Runnable call, String message) {
        assertThatThrownBy(call::run)
                .isInstanceOfSatisfying(
                        DynamoDbException.class,
                        e ->
                                assertThat(e.awsErrorDetails().errorCode())
                                        .isEqualTo("ValidationException"))
                .hasMessageContaining(message);
    }
}
