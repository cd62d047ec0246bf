package reelay.local.aws.dynamodb.operation;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import reelay.local.aws.dynamodb.expression.Condition;
import reelay.local.aws.dynamodb.item.Value;
import reelay.local.aws.dynamodb.item.ValueJson;
import reelay.local.aws.dynamodb.table.Change;
import reelay.local.aws.dynamodb.table.Database;
import reelay.local.aws.dynamodb.table.Table;
import reelay.local.aws.protocol.AwsFault;

/**
 * One conditional write of one item, alone or in a transaction.
 *
 * @param key the item it is about
 * @param demands throws what is wrong with the values of the request, whatever the table holds
 * @param condition what the item must fulfil before
 * @param showsItemOnFailure whether a failed condition's error carries the item
 * @param effect the item after, from the item before; empty is no item
 */
record ItemWrite(
        Table table,
        Map<String, Value> key,
        Runnable demands,
        Optional<Condition> condition,
        boolean showsItemOnFailure,
        UnaryOperator<Optional<Map<String, Value>>> effect) {

    /** What a write would do. */
    sealed interface Outcome {
        /** It may be done. */
        record Ready(Optional<Map<String, Value>> before, Optional<Map<String, Value>> after)
                implements Outcome {}

        /**
         * The condition does not hold.
         *
         * @param item the item as it is, if there is one and it was asked for
         */
        record ConditionFailed(Optional<Map<String, Value>> item) implements Outcome {

            static final String MESSAGE = "The conditional request failed";

            AwsFault asFault() {
                ObjectNode details = JsonNodeFactory.instance.objectNode();
                item.ifPresent(shown -> details.set("Item", ValueJson.writeItem(shown)));
                return new AwsFault(400, "ConditionalCheckFailedException", MESSAGE, details);
            }
        }
    }

    /** Looks at the request, then at the table, and changes nothing. */
    Outcome check() {
        demands.run();
        return judge();
    }

    /** Looks at the table alone, and changes nothing. */
    Outcome judge() {
        Optional<Map<String, Value>> before = table.get(key);
        Map<String, Value> judged = before.orElse(Map.of());
        if (condition.isPresent() && !condition.get().holds(judged)) {
            return new Outcome.ConditionFailed(showsItemOnFailure ? before : Optional.empty());
        }
        Optional<Map<String, Value>> after = effect.apply(before);
        after.ifPresent(item -> KeyCheck.checkItem(table.definition(), item));
        return new Outcome.Ready(before, after);
    }

    /** The changes that bring the table from before to after. */
    List<Change> changes(Outcome.Ready ready) {
        String name = table.definition().name();
        if (ready.after().equals(ready.before())) {
            return List.of();
        }
        return List.of(
                ready.after().isPresent()
                        ? new Change.Put(name, ready.after().get())
                        : new Change.Removed(name, key));
    }

    /**
     * Checks and commits.
     *
     * @throws AwsFault if the condition does not hold
     */
    Outcome.Ready execute(Database database) {
        return switch (check()) {
            case Outcome.ConditionFailed failed -> throw failed.asFault();
            case Outcome.Ready ready -> {
                database.commit(changes(ready));
                yield ready;
            }
        };
    }
}
