package reelay.local.aws.dynamodb.expression;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import reelay.local.aws.dynamodb.item.ValidationFault;
import reelay.local.aws.dynamodb.item.Value;
import reelay.local.aws.protocol.AwsFault;

/** An item while an update changes it. */
final class ItemDraft {

    private Map<String, Value> item;

    ItemDraft(Map<String, Value> item) {
        this.item = item;
    }

    Map<String, Value> finished() {
        return item;
    }

    /** Puts a value there; all but the last step must exist. */
    void put(Path path, Value value) {
        item = changed(path, Optional.of(value));
    }

    /** Removes what stands there, if anything does; all but the last step must exist. */
    void remove(Path path) {
        item = changed(path, Optional.empty());
    }

    private Map<String, Value> changed(Path path, Optional<Value> replacement) {
        Value whole = changed(new Value.Document(item), path.steps(), replacement);
        return ((Value.Document) whole).fields();
    }

    private static Value changed(Value value, List<Path.Step> steps, Optional<Value> replacement) {
        List<Path.Step> further = steps.subList(1, steps.size());
        return switch (steps.getFirst()) {
            case Path.Step.Field(String name) when value instanceof Value.Document(var fields) ->
                    changedField(fields, name, further, replacement);
            case Path.Step.Index(int position) when value instanceof Value.Sequence(var values) ->
                    changedElement(values, position, further, replacement);
            case Path.Step.Field _, Path.Step.Index _ -> throw invalidPath();
        };
    }

    private static Value changedField(
            Map<String, Value> fields,
            String name,
            List<Path.Step> further,
            Optional<Value> replacement) {
        Map<String, Value> copy = new LinkedHashMap<>(fields);
        if (!further.isEmpty()) {
            Value inner = fields.get(name);
            if (inner == null) {
                throw invalidPath();
            }
            copy.put(name, changed(inner, further, replacement));
        } else if (replacement.isPresent()) {
            copy.put(name, replacement.get());
        } else {
            copy.remove(name);
        }
        return new Value.Document(copy);
    }

    private static Value changedElement(
            List<Value> values,
            int position,
            List<Path.Step> further,
            Optional<Value> replacement) {
        List<Value> copy = new ArrayList<>(values);
        boolean there = position < values.size();
        if (!further.isEmpty()) {
            if (!there) {
                throw invalidPath();
            }
            copy.set(position, changed(values.get(position), further, replacement));
        } else if (replacement.isPresent()) {
            if (there) {
                copy.set(position, replacement.get());
            } else {
                copy.add(replacement.get());
            }
        } else if (there) {
            copy.remove(position);
        }
        return new Value.Sequence(copy);
    }

    private static AwsFault invalidPath() {
        return ValidationFault.of(
                "The document path provided in the update expression is invalid for update");
    }
}
