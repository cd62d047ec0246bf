package reelay.local.aws.dynamodb.operation;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashSet;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import reelay.local.aws.dynamodb.expression.Condition;
import reelay.local.aws.dynamodb.expression.KeyCondition;
import reelay.local.aws.dynamodb.expression.Placeholders;
import reelay.local.aws.dynamodb.item.ValidationFault;
import reelay.local.aws.dynamodb.item.Value;
import reelay.local.aws.dynamodb.table.Database;
import reelay.local.aws.dynamodb.table.KeySchema;
import reelay.local.aws.dynamodb.table.SortKey;
import reelay.local.aws.dynamodb.table.TableDefinition;
import reelay.local.aws.dynamodb.table.View;
import reelay.local.aws.protocol.AwsJsonHandler;

/** Reads one partition of a table or index, in the order of the sort key. */
public record Query(Database database) implements AwsJsonHandler.Operation {

    @Override
    public JsonNode answer(JsonNode input) {
        Set<String> known = new HashSet<>(ItemPage.PARAMETERS);
        known.addAll(Set.of("KeyConditionExpression", "ScanIndexForward"));
        CallParameters parameters = CallParameters.of("Query", input, known);
        Placeholders placeholders = Placeholders.of(input);
        KeyCondition.Parts parts = parts(parameters, placeholders);
        ItemPage.Selection selection = ItemPage.Selection.of(parameters, placeholders);
        placeholders.checkAllUsed();
        View view = ItemPage.view(database, parameters);
        TableDefinition table = database.table(parameters.text("TableName")).definition();
        KeyCondition condition = condition(parts, view.key(), table);
        ItemPage page = selection.of(view);
        page.selection().filter().ifPresent(filter -> refuseKeys(filter, view.key()));
        SortKey from = from(condition);
        SortKey to = to(condition);
        NavigableMap<SortKey, Map<String, Value>> items =
                view.items().subMap(from, true, to, false);
        if (!parameters.flag("ScanIndexForward", true)) {
            items = items.descendingMap();
        }
        Optional<SortKey> start = page.start(table);
        if (start.isPresent()) {
            checkStart(start.get(), condition.hash(), from, to, view);
            items = items.tailMap(start.get(), false);
        }
        return page.answer(items.values());
    }

    private static SortKey from(KeyCondition condition) {
        KeyCondition.Bounds bounds = condition.bounds();
        if (bounds.from().isEmpty()) {
            return SortKey.before(condition.hash());
        }
        Value lowest = bounds.from().get();
        return bounds.behindFrom()
                ? SortKey.behind(condition.hash(), lowest)
                : SortKey.before(condition.hash(), lowest);
    }

    private static SortKey to(KeyCondition condition) {
        KeyCondition.Bounds bounds = condition.bounds();
        if (bounds.to().isEmpty()) {
            return SortKey.behind(condition.hash());
        }
        Value highest = bounds.to().get();
        return bounds.behindTo()
                ? SortKey.behind(condition.hash(), highest)
                : SortKey.before(condition.hash(), highest);
    }

    private static KeyCondition.Parts parts(CallParameters parameters, Placeholders placeholders) {
        String text =
                parameters
                        .optionalText("KeyConditionExpression")
                        .orElseThrow(
                                () ->
                                        ValidationFault.of(
                                                "Either the KeyConditions or KeyConditionExpression"
                                                        + " parameter must be specified in the"
                                                        + " request."));
        return KeyCondition.Parts.read(text, placeholders);
    }

    private static KeyCondition condition(
            KeyCondition.Parts parts, KeySchema key, TableDefinition table) {
        KeyCondition condition = parts.of(key.hash(), key.range());
        checkType(table, key.hash(), condition.hash());
        key.range()
                .ifPresent(
                        name ->
                                condition
                                        .rangeValues()
                                        .forEach(value -> checkType(table, name, value)));
        return condition;
    }

    private static void checkType(TableDefinition table, String name, Value value) {
        if (!value.type().equals(table.types().get(name))) {
            throw ValidationFault.ofParameter(
                    "Condition parameter type does not match schema type");
        }
        if (value.equals(new Value.Text(""))) {
            throw ValidationFault.of(
                    "One or more parameter values are not valid. The AttributeValue for a key"
                            + " attribute cannot contain an empty string value. Key: "
                            + name);
        }
    }

    private static void refuseKeys(Condition filter, KeySchema key) {
        filter.visitPaths(
                path -> {
                    if (key.names().contains(path.attribute())) {
                        throw ValidationFault.of(
                                "Filter Expression can only contain non-primary key attributes:"
                                        + " Primary key attribute: "
                                        + path.attribute());
                    }
                });
    }

    private static void checkStart(SortKey start, Value hash, SortKey from, SortKey to, View view) {
        if (view.keyNames().size() == 1) {
            throw ValidationFault.of(
                    "The query can return at most one row and cannot be restarted");
        }
        if (!start.parts().getFirst().equals(hash)) {
            throw ValidationFault.of(
                    "The provided starting key is outside query boundaries based on provided"
                            + " conditions");
        }
        if (start.compareTo(from) < 0 || start.compareTo(to) >= 0) {
            throw ValidationFault.of(
                    "The provided starting key does not match the range key predicate");
        }
    }
}
