package reelay.local.aws.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;
import static reelay.local.aws.dynamodb.ContractDatabase.item;
import static reelay.local.aws.dynamodb.ContractDatabase.number;
import static reelay.local.aws.dynamodb.ContractDatabase.text;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** What updates do to an item. */
class DynamoDbUpdateContractTest extends ExpressionContract {

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
}
