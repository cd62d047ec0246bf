package reelay.local.aws.dynamodb.operation;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import reelay.local.aws.dynamodb.expression.Condition;
import reelay.local.aws.dynamodb.expression.Placeholders;
import reelay.local.aws.dynamodb.expression.Projection;
import reelay.local.aws.dynamodb.item.ItemSize;
import reelay.local.aws.dynamodb.item.ValidationFault;
import reelay.local.aws.dynamodb.item.Value;
import reelay.local.aws.dynamodb.item.ValueJson;
import reelay.local.aws.dynamodb.table.Database;
import reelay.local.aws.dynamodb.table.SortKey;
import reelay.local.aws.dynamodb.table.Table;
import reelay.local.aws.dynamodb.table.TableDefinition;
import reelay.local.aws.dynamodb.table.View;

/**
 * One page of a query or scan: how to select from the items of a view, in order, and how to say
 * where the next page begins.
 */
record ItemPage(Selection selection, View view, boolean countOnly) {

    /** A page ends behind this many bytes of items, before filtering. */
    private static final int LARGEST = 1024 * 1024;

    /** Parameters that query and scan share. */
    static final Set<String> PARAMETERS =
            Set.of(
                    "TableName",
                    "IndexName",
                    "Select",
                    "Limit",
                    "ExclusiveStartKey",
                    "FilterExpression",
                    "ProjectionExpression",
                    "ExpressionAttributeNames",
                    "ExpressionAttributeValues");

    /** The table's own view, or that of the index the request names. */
    static View view(Database database, CallParameters parameters) {
        Table table = database.table(parameters.text("TableName"));
        Optional<String> index = parameters.optionalText("IndexName");
        if (index.isEmpty()) {
            return table.items();
        }
        if (parameters.flag("ConsistentRead", false)) {
            throw ValidationFault.of(
                    "Consistent reads are not supported on global secondary indexes");
        }
        return table.index(index.get())
                .orElseThrow(
                        () ->
                                ValidationFault.of(
                                        "The table does not have the specified index: "
                                                + index.get()));
    }

    /**
     * What of the request needs no table to be understood.
     *
     * @param limit most items to look at
     */
    record Selection(
            CallParameters parameters,
            Optional<Condition> filter,
            Optional<Projection> projection,
            int limit) {

        static Selection of(CallParameters parameters, Placeholders placeholders) {
            return new Selection(
                    parameters,
                    parameters
                            .optionalText("FilterExpression")
                            .map(text -> Condition.parseFilter(text, placeholders)),
                    parameters
                            .optionalText("ProjectionExpression")
                            .map(text -> Projection.parse(text, placeholders)),
                    parameters.count("Limit").orElse(Integer.MAX_VALUE));
        }

        ItemPage of(View view) {
            projection.ifPresent(wanted -> checkProjected(view, wanted));
            return new ItemPage(this, view, countOnly(parameters, view, projection));
        }
    }

    /** Where the request says to go on; the item there was on the page before. */
    Optional<SortKey> start(TableDefinition table) {
        CallParameters parameters = selection.parameters();
        if (!parameters.json().hasNonNull("ExclusiveStartKey")) {
            return Optional.empty();
        }
        Map<String, Value> key = parameters.item("ExclusiveStartKey");
        boolean typed =
                key.entrySet().stream()
                        .allMatch(e -> e.getValue().type().equals(table.types().get(e.getKey())));
        if (!typed || !key.keySet().equals(Set.copyOf(view.keyNames()))) {
            throw ValidationFault.of("The provided starting key is invalid");
        }
        return view.positionOf(key);
    }

    /** Answers with what the page holds of these items. */
    ObjectNode answer(Iterable<Map<String, Value>> items) {
        Optional<Condition> filter = selection.filter();
        List<Map<String, Value>> found = new ArrayList<>();
        Optional<Map<String, Value>> last = Optional.empty();
        int seen = 0;
        int bytes = 0;
        for (Map<String, Value> item : items) {
            seen++;
            bytes += ItemSize.of(item);
            if (filter.isEmpty() || filter.get().holds(item)) {
                found.add(item);
            }
            if (seen == selection.limit() || bytes > LARGEST) {
                last = Optional.of(item);
                break;
            }
        }
        return answer(found, seen, last);
    }

    private ObjectNode answer(
            List<Map<String, Value>> found, int seen, Optional<Map<String, Value>> last) {
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        answer.put("Count", found.size());
        answer.put("ScannedCount", seen);
        if (!countOnly) {
            Optional<Projection> projection = selection.projection();
            ArrayNode items = answer.putArray("Items");
            for (Map<String, Value> item : found) {
                items.add(
                        ValueJson.writeItem(
                                projection.isPresent() ? projection.get().of(item) : item));
            }
        }
        last.map(Projection.ofAttributes(view.keyNames())::of)
                .ifPresent(key -> answer.set("LastEvaluatedKey", ValueJson.writeItem(key)));
        return answer;
    }

    private static boolean countOnly(
            CallParameters parameters, View view, Optional<Projection> projection) {
        Optional<String> select = parameters.optionalText("Select");
        if (select.isEmpty()) {
            return false;
        }
        boolean wholeItems = view.index().isEmpty() || view.index().get().holdsWholeItems();
        return switch (select.get()) {
            case "COUNT", "ALL_ATTRIBUTES" -> {
                if (projection.isPresent()) {
                    throw ValidationFault.of(
                            "Cannot specify the ProjectionExpression when choosing to get "
                                    + select.get());
                }
                if (select.get().equals("ALL_ATTRIBUTES") && !wholeItems) {
                    throw ValidationFault.ofParameter(
                            "Select type ALL_ATTRIBUTES is not supported for global secondary index"
                                    + " because its projection type is not ALL");
                }
                yield select.get().equals("COUNT");
            }
            case "ALL_PROJECTED_ATTRIBUTES" -> {
                if (view.index().isEmpty()) {
                    throw ValidationFault.of(
                            "ALL_PROJECTED_ATTRIBUTES can be used only when Querying using an"
                                    + " IndexName");
                }
                yield false;
            }
            case "SPECIFIC_ATTRIBUTES" -> {
                if (projection.isEmpty()) {
                    throw ValidationFault.of(
                            "Must specify the ProjectionExpression when choosing to get"
                                    + " SPECIFIC_ATTRIBUTES");
                }
                yield false;
            }
            default -> throw ValidationFault.of("Select cannot be " + select.get());
        };
    }

    private static void checkProjected(View view, Projection wanted) {
        if (view.index().isEmpty() || view.index().get().holdsWholeItems()) {
            return;
        }
        Set<String> there = new HashSet<>(view.keyNames());
        there.addAll(view.index().get().included());
        for (var path : wanted.paths()) {
            if (!there.contains(path.attribute())) {
                throw ValidationFault.ofParameter(
                        "Global secondary index "
                                + view.index().get().name()
                                + " does not project ["
                                + path.attribute()
                                + "]");
            }
        }
    }
}
