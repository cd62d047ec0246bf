package reelay.local.aws.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static reelay.local.aws.dynamodb.ContractDatabase.item;
import static reelay.local.aws.dynamodb.ContractDatabase.number;
import static reelay.local.aws.dynamodb.ContractDatabase.text;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;

/** What conditions and projections say of an item. */
class DynamoDbConditionContractTest extends ExpressionContract {

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
    void refusesAnExpressionThatIsTooLong() {
        String once = "n = :one";

        assertRefused(() -> update(once + " ".repeat(4096)), "maximum allowed size");
        assertRefused(() -> update(once + " OR n = :one".repeat(150)), "too many operators");
        assertRefused(() -> update("n" + ".n".repeat(32) + " = :one"), "too many nesting elements");
        assertRefused(
                () -> update("(".repeat(1500) + once + ")".repeat(1500)), "redundant parentheses");
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
}
