package reelay.local.aws.dynamodb.expression;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import reelay.local.aws.dynamodb.item.Value;

/**
 * Where a value stands in an item, such as {@code error.advice[0]}.
 *
 * @param steps from the item inwards; the first is an attribute
 */
public record Path(List<Step> steps) {

    /** One step inwards. */
    public sealed interface Step {
        /** Into a map, or the item itself. */
        record Field(String name) implements Step {}

        /** Into a list, counted from 0. */
        record Index(int position) implements Step {}
    }

    public Path {
        steps = List.copyOf(steps);
    }

    /** The attribute of the item it begins with. */
    public String attribute() {
        return ((Step.Field) steps.getFirst()).name();
    }

    /** Whether it is the attribute alone. */
    public boolean isTopLevel() {
        return steps.size() == 1;
    }

    /** What stands there, if anything does. */
    public Optional<Value> in(Map<String, Value> item) {
        Optional<Value> found = Optional.of(new Value.Document(item));
        for (Step step : steps) {
            found = found.flatMap(value -> into(value, step));
        }
        return found;
    }

    /** Whether one of the two stands inside the other, or both are the same. */
    boolean overlaps(Path other) {
        int common = Math.min(steps.size(), other.steps.size());
        return steps.subList(0, common).equals(other.steps.subList(0, common));
    }

    /** Whether they need the same value to be a list and a map. */
    boolean conflictsWith(Path other) {
        int common = Math.min(steps.size(), other.steps.size());
        for (int i = 0; i < common; i++) {
            Step mine = steps.get(i);
            Step theirs = other.steps.get(i);
            if (mine.getClass() != theirs.getClass()) {
                return true;
            }
            if (!mine.equals(theirs)) {
                return false;
            }
        }
        return false;
    }

    /** As error messages show it. */
    String brackets() {
        StringBuilder text = new StringBuilder("[");
        for (Step step : steps) {
            text.append(text.length() > 1 ? ", " : "");
            switch (step) {
                case Step.Field(String name) -> text.append(name);
                case Step.Index(int position) -> text.append('[').append(position).append(']');
            }
        }
        return text.append(']').toString();
    }

    private static Optional<Value> into(Value value, Step step) {
        return switch (step) {
            case Step.Field(String name) when value instanceof Value.Document(var fields) ->
                    Optional.ofNullable(fields.get(name));
            case Step.Index(int position)
                    when value instanceof Value.Sequence(var values) && position < values.size() ->
                    Optional.of(values.get(position));
            case Step.Field _, Step.Index _ -> Optional.empty();
        };
    }
}
