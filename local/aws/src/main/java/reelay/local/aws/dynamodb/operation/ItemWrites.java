package reelay.local.aws.dynamodb.operation;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import reelay.local.aws.dynamodb.expression.Condition;
import reelay.local.aws.dynamodb.expression.Path;
import reelay.local.aws.dynamodb.expression.Placeholders;
import reelay.local.aws.dynamodb.expression.Projection;
import reelay.local.aws.dynamodb.expression.Update;
import reelay.local.aws.dynamodb.item.ValidationFault;
import reelay.local.aws.dynamodb.item.Value;
import reelay.local.aws.dynamodb.table.Database;
import reelay.local.aws.dynamodb.table.Table;

/** Reads writes from requests; single operations and transactions name the same parameters. */
final class ItemWrites {

    private final Database database;

    ItemWrites(Database database) {
        this.database = database;
    }

    /** What PutItem takes, less ReturnValues. */
    ItemWrite put(CallParameters parameters) {
        Table table = database.table(parameters.text("TableName"));
        Map<String, Value> item = parameters.item("Item");
        KeyCheck.checkItem(table.definition(), item);
        Placeholders placeholders = Placeholders.of(parameters.json());
        Optional<Condition> condition = condition(parameters, placeholders);
        placeholders.checkAllUsed();
        Map<String, Value> key = Projection.ofAttributes(table.definition().key().names()).of(item);
        return write(parameters, table, key, condition, _ -> Optional.of(item));
    }

    /** What DeleteItem takes, less ReturnValues. */
    ItemWrite delete(CallParameters parameters) {
        Table table = database.table(parameters.text("TableName"));
        Map<String, Value> key = key(parameters, table);
        Placeholders placeholders = Placeholders.of(parameters.json());
        Optional<Condition> condition = condition(parameters, placeholders);
        placeholders.checkAllUsed();
        return write(parameters, table, key, condition, _ -> Optional.empty());
    }

    /** What a transaction's ConditionCheck takes. */
    ItemWrite conditionCheck(CallParameters parameters) {
        parameters.text("ConditionExpression");
        ItemWrite deletion = delete(parameters);
        return write(
                parameters,
                deletion.table(),
                deletion.key(),
                deletion.condition(),
                before -> before);
    }

    /** What UpdateItem takes, less ReturnValues. */
    ItemWrite update(CallParameters parameters, Placeholders placeholders, Update update) {
        Table table = database.table(parameters.text("TableName"));
        Map<String, Value> key = key(parameters, table);
        Optional<Condition> condition = condition(parameters, placeholders);
        placeholders.checkAllUsed();
        for (Path path : update.paths()) {
            if (key.containsKey(path.attribute())) {
                throw ValidationFault.ofParameter(
                        "Cannot update attribute "
                                + path.attribute()
                                + ". This attribute is part of the key");
            }
            KeyCheck.refuseInside(table.definition(), path);
        }
        KeyCheck.checkIndexKeys(table.definition(), update.given());
        return write(
                parameters,
                table,
                key,
                condition,
                before ->
                        before.isEmpty() && update.onlyTakesAway()
                                ? before
                                : Optional.of(
                                        update.apply(before.orElse(new LinkedHashMap<>(key)))));
    }

    /** The UpdateExpression, or none. */
    static Update updateOf(CallParameters parameters, Placeholders placeholders) {
        return parameters
                .optionalText("UpdateExpression")
                .map(text -> Update.parse(text, placeholders))
                .orElse(Update.nothing());
    }

    /** Parameters that put, delete, update and check share. */
    static Set<String> parametersAnd(String... further) {
        Set<String> all =
                new HashSet<>(
                        List.of(
                                "TableName",
                                "ConditionExpression",
                                "ExpressionAttributeNames",
                                "ExpressionAttributeValues",
                                "ReturnValuesOnConditionCheckFailure"));
        all.addAll(List.of(further));
        return all;
    }

    private static Map<String, Value> key(CallParameters parameters, Table table) {
        Map<String, Value> key = parameters.item("Key");
        KeyCheck.checkKey(table.definition(), key);
        return key;
    }

    private static Optional<Condition> condition(
            CallParameters parameters, Placeholders placeholders) {
        return parameters
                .optionalText("ConditionExpression")
                .map(text -> Condition.parse(text, placeholders));
    }

    private static ItemWrite write(
            CallParameters parameters,
            Table table,
            Map<String, Value> key,
            Optional<Condition> condition,
            UnaryOperator<Optional<Map<String, Value>>> effect) {
        condition.ifPresent(
                read -> read.visitPaths(path -> KeyCheck.refuseInside(table.definition(), path)));
        String shown =
                parameters.oneOf("ReturnValuesOnConditionCheckFailure", List.of("NONE", "ALL_OLD"));
        return new ItemWrite(table, key, condition, shown.equals("ALL_OLD"), effect);
    }
}
