package reelay.local.aws.dynamodb.expression;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import reelay.local.aws.dynamodb.item.Value;

/** All changes of one UpdateExpression. */
public final class Update {

    private final List<UpdateAction> actions;

    Update(List<UpdateAction> actions) {
        this.actions = inOrder(actions);
    }

    /** Reads an UpdateExpression. */
    public static Update parse(String text, Placeholders placeholders) {
        return new UpdateParser(new Cursor(ExpressionKind.UPDATE, text, placeholders)).parse();
    }

    /** Changes nothing: UpdateItem without an expression only makes the item. */
    public static Update nothing() {
        return new Update(List.of());
    }

    /** Whether it only takes away: such an update makes no item where there is none. */
    public boolean onlyTakesAway() {
        return !actions.isEmpty()
                && actions.stream()
                        .allMatch(
                                action ->
                                        action instanceof UpdateAction.Remove
                                                || action instanceof UpdateAction.Delete);
    }

    /** The values of the request that it puts into attributes as they are. */
    public Map<String, Value> given() {
        Map<String, Value> given = new LinkedHashMap<>();
        for (UpdateAction action : actions) {
            if (action instanceof UpdateAction.Assign(Path path, UpdateValue.Given(Value value))
                    && path.isTopLevel()) {
                given.put(path.attribute(), value);
            }
        }
        return given;
    }

    /** The item after the update. */
    public Map<String, Value> apply(Map<String, Value> item) {
        ItemDraft draft = new ItemDraft(item);
        actions.forEach(action -> action.apply(item, draft));
        return draft.finished();
    }

    /** Every place it changes. */
    public List<Path> paths() {
        return actions.stream().map(UpdateAction::path).toList();
    }

    /**
     * List positions mean the list as it was, so removals come last, the hindmost first; values
     * behind the end are appended in the order of their positions.
     */
    private static List<UpdateAction> inOrder(List<UpdateAction> actions) {
        List<UpdateAction> changes = new ArrayList<>();
        List<UpdateAction> removals = new ArrayList<>();
        for (UpdateAction action : actions) {
            (action instanceof UpdateAction.Remove ? removals : changes).add(action);
        }
        changes.sort(Comparator.comparingInt(Update::lastIndex));
        removals.sort(Comparator.comparingInt(Update::lastIndex).reversed());
        changes.addAll(removals);
        return List.copyOf(changes);
    }

    private static int lastIndex(UpdateAction action) {
        return action.path().steps().getLast() instanceof Path.Step.Index(int position)
                ? position
                : -1;
    }
}
