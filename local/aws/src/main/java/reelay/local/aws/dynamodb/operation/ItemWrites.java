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
import reelay.local.aws.dynamodb.table.TableDefinition;

/** Reads writes from requests; single operations and transactions name the same parameters. */
final class ItemWrites {

    private final Database database;

    ItemWrites(Database database) {
        this.database = database;
    }

    /** What PutItem takes, less ReturnValues. */
    ItemWrite put(CallParameters parameters) {
        Map<String, Value> item = parameters.item("Item");
        if (item.containsKey("")) {
            throw ValidationFault.of("Empty attribute name");
        }
        Request request = request(parameters, Placeholders.of(parameters.json()));
        TableDefinition table = request.table().definition();
        return request.write(
                Projection.ofAttributes(table.key().names()).of(item),
                () -> KeyCheck.checkItem(table, item),
                _ -> Optional.of(item));
    }

    /** What DeleteItem takes, less ReturnValues. */
    ItemWrite delete(CallParameters parameters) {
        return withKey(parameters, _ -> Optional.empty());
    }

    /** What a transaction's ConditionCheck takes. */
    ItemWrite conditionCheck(CallParameters parameters) {
        parameters.text("ConditionExpression");
        return withKey(parameters, before -> before);
    }

    private ItemWrite withKey(
            CallParameters parameters, UnaryOperator<Optional<Map<String, Value>>> effect) {
        Map<String, Value> key = parameters.item("Key");
        Request request = request(parameters, Placeholders.of(parameters.json()));
        TableDefinition table = request.table().definition();
        return request.write(key, () -> KeyCheck.checkKey(table, key), effect);
    }

    /** What UpdateItem takes, less ReturnValues. */
    ItemWrite update(CallParameters parameters, Placeholders placeholders, Update update) {
        Map<String, Value> key = parameters.item("Key");
        Request request = request(parameters, placeholders);
        TableDefinition table = request.table().definition();
        for (Path path : update.paths()) {
            if (key.containsKey(path.attribute())) {
                throw ValidationFault.ofParameter(
                        "Cannot update attribute "
                                + path.attribute()
                                + ". This attribute is part of the key");
            }
            KeyCheck.refuseInside(table, path);
        }
        return request.write(
                key,
                () -> {
                    KeyCheck.checkKey(table, key);
                    KeyCheck.checkIndexKeys(table, update.given());
                },
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

    /** What every write's request holds beside the item or key. */
    private record Request(Table table, Optional<Condition> condition, boolean showsItemOnFailure) {

        ItemWrite write(
                Map<String, Value> key,
                Runnable demands,
                UnaryOperator<Optional<Map<String, Value>>> effect) {
            return new ItemWrite(table, key, demands, condition, showsItemOnFailure, effect);
        }
    }

    /** Reads the request to its end before it asks whether there is such a table, as AWS does. */
    private Request request(CallParameters parameters, Placeholders placeholders) {
        Optional<Condition> condition =
                parameters
                        .optionalText("ConditionExpression")
                        .map(text -> Condition.parse(text, placeholders));
        placeholders.checkAllUsed();
        String shown =
                parameters.oneOf("ReturnValuesOnConditionCheckFailure", List.of("NONE", "ALL_OLD"));
        Table table = database.table(parameters.text("TableName"));
        condition.ifPresent(
                read -> read.visitPaths(path -> KeyCheck.refuseInside(table.definition(), path)));
        return new Request(table, condition, shown.equals("ALL_OLD"));
    }
}
