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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;

/** What expressions mean. */
@TestInstance(Lifecycle.PER_CLASS)
final class DynamoDbExpressionContractTest {

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

    private static final Map<String, AttributeValue> SAMPLE =
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

    private static final Map<String, AttributeValue> VALUES =
            Map.of(
                    ":one", number("1"),
                    ":five", number("5.0"),
                    ":nine", number("9"),
                    ":que", text("que"),
                    ":queued", text("queued"),
                    ":x", text("x"),
                    ":busy", text("busy"),
                    ":type", text("N"));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "n = :five",
                "n <> :one",
                "absent <> :one",
                "n > :one AND n < :nine",
                "n >= :five and n <= :five",
                "n BETWEEN :one AND :nine",
                "n IN (:one, :five)",
                "NOT n = :one",
                "NOT (n = :one OR n = :nine)",
                "n = :nine OR n = :one OR s = :queued",
                "n = :five OR n = :one AND n = :nine",
                "attribute_exists(failure.code)",
                "attribute_not_exists(failure.advice)",
                "attribute_exists(parts[1]) AND attribute_not_exists(parts[2])",
                "attribute_type(n, :type)",
                "begins_with(s, :que)",
                "contains(s, :que)",
                "contains(tags, :x)",
                "contains(parts, :one)",
                "size(s) > :five",
                "size(parts) < :five",
                "failure.code = :busy",
                "(n = :five) AND (s = :queued)"
            })
    void holds(String condition) {
        database.put(table, SAMPLE);

        assertThat(update(condition)).containsKey("seen");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "n = :queued",
                "n < :queued",
                "absent = :one",
                "absent < :one",
                "n > :nine",
                "begins_with(n, :que)",
                "contains(tags, :que)",
                "size(n) > :one",
                "failure.code.deeper = :busy",
                "parts[0] = :five",
                "NOT s = :queued",
                "(n = :one OR n = :five) AND s = :que"
            })
    void doesNotHold(String condition) {
        database.put(table, SAMPLE);

        assertThatThrownBy(() -> update(condition))
                .isInstanceOf(ConditionalCheckFailedException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "status = :one",
                "owner = :one AND name = :one",
                "n = :one AND",
                "n == :one",
                "n = :undefined",
                "#undefined = :one",
                "((n = :one))",
                "unknown(n)",
                "n BETWEEN :nine AND :one",
                "n = :one n = :five",
                "attribute_exists(:one)",
                "_n = :one",
                "owner.name = :one",
                "id[0] = :one"
            })
    void refusesAConditionThatMakesNoSense(String condition) {
        database.put(table, SAMPLE);

        assertRefused(() -> update(condition), "");
    }

    @Test
    void refusesNamesAndValuesThatNothingUses() {
        assertRefused(
                () ->
                        database.update(
                                table,
                                "a",
                                b ->
                                        b.updateExpression("SET n = :n")
                                                .expressionAttributeValues(
                                                        Map.of(
                                                                ":n", number("1"),
                                                                ":more", number("2")))),
                "unused in expressions: keys: {:more}");
        assertRefused(
                () ->
                        client.getItem(
                                b ->
                                        b.tableName(table)
                                                .key(item("a"))
                                                .projectionExpression("n")
                                                .expressionAttributeNames(Map.of("#s", "status"))),
                "unused in expressions: keys: {#s}");
    }

    @Test
    void setsCountsAndAppends() {
        database.put(table, SAMPLE);

        var after =
                database.update(
                        table,
                        "a",
                        b ->
                                b.updateExpression(
                                                "SET #s = :new, n = n + :one, m = if_not_exists(m,"
                                                        + " :one) - :one, parts = list_append(parts,"
                                                        + " :more), failure.advice = :new, was = n")
                                        .expressionAttributeNames(Map.of("#s", "status"))
                                        .expressionAttributeValues(
                                                Map.of(
                                                        ":new", text("new"),
                                                        ":one", number("1"),
                                                        ":more",
                                                                AttributeValue.fromL(
                                                                        List.of(text("three"))))));

        assertThat(after)
                .containsEntry("status", text("new"))
                .containsEntry("n", number("6"))
                .containsEntry("m", number("0"))
                .containsEntry("was", number("5"));
        assertThat(after.get("parts").l()).containsExactly(number("1"), text("two"), text("three"));
        assertThat(after.get("failure").m()).containsEntry("advice", text("new"));
    }

    @Test
    void removesAttributesAndListElements() {
        database.put(table, SAMPLE);

        var after =
                database.update(
                        table,
                        "a",
                        b -> b.updateExpression("REMOVE s, parts[0], failure.code, unset"));

        assertThat(after).doesNotContainKey("s");
        assertThat(after.get("parts").l()).containsExactly(text("two"));
        assertThat(after.get("failure").m()).isEmpty();
    }

    @Test
    void addsToNumbersAndSets() {
        var first = add(number("2"), AttributeValue.fromSs(List.of("x")));
        var second = add(number("0.5"), AttributeValue.fromSs(List.of("y", "x")));

        assertThat(first).containsEntry("count_", number("2"));
        assertThat(second).containsEntry("count_", number("2.5"));
        assertThat(second.get("tags").ss()).containsExactlyInAnyOrder("x", "y");
    }

    @Test
    void takesMembersOutOfASet() {
        database.put(table, SAMPLE);

        assertThat(takeOut("x").get("tags").ss()).containsExactly("y");
        assertThat(takeOut("y")).doesNotContainKey("tags");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SET n = absent",
                "SET n = s + :v",
                "SET absent.deeper = :v",
                "SET n = :v, n = :v",
                "SET failure = :v, failure.code = :v",
                "SET id = :v",
                "SET n = :v SET s = :v",
                "SET status = :v",
                "SET parts = list_append(n, :v)",
                "SET parts = list_append(list_append(parts, parts), parts), n = :v",
                "SET _n = :v",
                "SET owner.name = :v",
                "SET owner = :v",
                "n = :v"
            })
    void refusesAnUpdateThatMakesNoSense(String update) {
        database.put(table, SAMPLE);

        assertRefused(
                () ->
                        database.update(
                                table,
                                "a",
                                b ->
                                        b.updateExpression(update)
                                                .expressionAttributeValues(
                                                        Map.of(":v", number("1")))),
                "");
        assertThat(database.get(table, "a")).isEqualTo(SAMPLE);
    }

    /** The type of an index key is looked at before the condition, even one that does not hold. */
    @Test
    void refusesAnIndexKeyOfAnotherTypeWhateverTheCondition() {
        assertRefused(
                () ->
                        database.update(
                                table,
                                "a",
                                b ->
                                        b.updateExpression("SET #o = :v")
                                                .conditionExpression("attribute_exists(id)")
                                                .expressionAttributeNames(Map.of("#o", "owner"))
                                                .expressionAttributeValues(
                                                        Map.of(":v", number("1")))),
                "Type mismatch for Index Key owner");
    }

    @Test
    void refusesAnExpressionThatIsTooLong() {
        String once = "n = :one";

        assertRefused(() -> update(once + " ".repeat(4096)), "maximum allowed size");
        assertRefused(() -> update(once + " OR n = :one".repeat(150)), "too many operators");
        assertRefused(() -> update("n" + ".n".repeat(32) + " = :one"), "too many nesting elements");
        assertRefused(
                () -> update("(".repeat(1500) + once + ")".repeat(1500)), "redundant parentheses");
    }

    @ParameterizedTest
    @ValueSource(strings = {"SET n = n + n", "ADD n :v", "SET n = n + :v"})
    void refusesASumThatNoNumberCanHold(String update) {
        database.put(table, item("a", "n", number("9" + "0".repeat(125))));

        assertRefused(
                () ->
                        database.update(
                                table,
                                "a",
                                b -> {
                                    b.updateExpression(update);
                                    if (update.contains(":v")) {
                                        b.expressionAttributeValues(Map.of(":v", number("1")));
                                    }
                                }),
                "Number");
        assertThat(database.get(table, "a"))
                .isEqualTo(item("a", "n", number("9" + "0".repeat(125))));
    }

    @Test
    void refusesANestingThatAnUpdateMakesTooDeep() {
        AttributeValue deep = number("1");
        for (int i = 0; i < 30; i++) {
            deep = AttributeValue.fromM(Map.of("m", deep));
        }
        AttributeValue value = deep;
        database.put(table, item("a", "m", deep));

        assertRefused(
                () ->
                        database.update(
                                table,
                                "a",
                                b ->
                                        b.updateExpression("SET m" + ".m".repeat(30) + " = :v")
                                                .expressionAttributeValues(Map.of(":v", value))),
                "Nesting Levels have exceeded supported limits");
    }

    @ParameterizedTest
    @ValueSource(strings = {"REMOVE n", "REMOVE n.deeper, s", "DELETE tags :t"})
    void anUpdateThatOnlyTakesAwayMakesNoItem(String update) {
        Map<String, AttributeValue> after =
                database.update(
                        table,
                        "a",
                        b -> {
                            b.updateExpression(update);
                            if (update.contains(":t")) {
                                b.expressionAttributeValues(
                                        Map.of(":t", AttributeValue.fromSs(List.of("x"))));
                            }
                        });

        assertThat(after).isEmpty();
        assertThat(database.get(table, "a")).isEmpty();
    }

    @Test
    void givesBackTheValuesThatWereAskedFor() {
        database.put(table, SAMPLE);

        assertThat(returned("UPDATED_OLD", "1")).isEqualTo(Map.of("n", number("5")));
        assertThat(returned("UPDATED_NEW", "2")).isEqualTo(Map.of("n", number("2")));
        assertThat(returned("ALL_OLD", "3")).containsEntry("n", number("2")).containsKey("s");
        assertThat(returned("ALL_NEW", "4")).containsEntry("n", number("4")).containsKey("s");
        assertThat(returned("NONE", "5")).isEmpty();
    }

    @Test
    void anUpdateMakesTheItemThatIsMissing() {
        assertThat(add(number("1"), AttributeValue.fromSs(List.of("x"))))
                .containsEntry("id", text("a"));
    }

    @Test
    void showsOnlyWhatAProjectionNames() {
        database.put(table, SAMPLE);

        var seen =
                client.getItem(
                                b ->
                                        b.tableName(table)
                                                .key(item("a"))
                                                .projectionExpression(
                                                        "#n, failure.code, parts[1], absent")
                                                .expressionAttributeNames(Map.of("#n", "n")))
                        .item();

        assertThat(seen)
                .isEqualTo(
                        Map.of(
                                "n", number("5"),
                                "failure", AttributeValue.fromM(Map.of("code", text("busy"))),
                                "parts", AttributeValue.fromL(List.of(text("two")))));
    }

    /** Sets an attribute if the condition holds; gives only those values that it names. */
    private Map<String, AttributeValue> update(String condition) {
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

    private Map<String, AttributeValue> add(AttributeValue number, AttributeValue tags) {
        return database.update(
                table,
                "a",
                b ->
                        b.updateExpression("ADD count_ :n, tags :t")
                                .expressionAttributeValues(Map.of(":n", number, ":t", tags)));
    }

    private Map<String, AttributeValue> takeOut(String tag) {
        return database.update(
                table,
                "a",
                b ->
                        b.updateExpression("DELETE tags :t")
                                .expressionAttributeValues(
                                        Map.of(":t", AttributeValue.fromSs(List.of(tag)))));
    }

    private Map<String, AttributeValue> returned(String returnValues, String n) {
        return client.updateItem(
                        b ->
                                b.tableName(table)
                                        .key(item("a"))
                                        .updateExpression("SET n = :n")
                                        .expressionAttributeValues(Map.of(":n", number(n)))
                                        .returnValues(returnValues))
                .attributes();
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
