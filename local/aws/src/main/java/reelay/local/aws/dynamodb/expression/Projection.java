package reelay.local.aws.dynamodb.expression;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import reelay.local.aws.dynamodb.item.Value;

/**
 * The parts of an item somebody wants to see.
 *
 * @param paths none of them inside another
 */
public record Projection(List<Path> paths) {

    public Projection {
        paths = List.copyOf(paths);
    }

    /** Reads a ProjectionExpression. */
    public static Projection parse(String text, Placeholders placeholders) {
        Cursor cursor = new Cursor(ExpressionKind.PROJECTION, text, placeholders);
        List<Path> paths = new ArrayList<>();
        do {
            Path path = cursor.path();
            OverlappingPaths.refuse(ExpressionKind.PROJECTION, paths, path);
            paths.add(path);
        } while (cursor.takeIf(","));
        cursor.expectEnd();
        return new Projection(paths);
    }

    /** Attributes of these names, whole. */
    public static Projection ofAttributes(Iterable<String> names) {
        List<Path> paths = new ArrayList<>();
        names.forEach(name -> paths.add(new Path(List.of(new Path.Step.Field(name)))));
        return new Projection(paths);
    }

    /** What the item has of them; lists keep only the elements asked for. */
    public Map<String, Value> of(Map<String, Value> item) {
        List<List<Path.Step>> wanted = paths.stream().map(Path::steps).toList();
        return fieldsOf(item, wanted);
    }

    private static Map<String, Value> fieldsOf(
            Map<String, Value> fields, List<List<Path.Step>> wanted) {
        Map<String, Value> cut = new LinkedHashMap<>();
        fields.forEach(
                (name, value) -> {
                    List<List<Path.Step>> inside = behind(wanted, new Path.Step.Field(name));
                    if (!inside.isEmpty()) {
                        cutOut(value, inside, part -> cut.put(name, part));
                    }
                });
        return cut;
    }

    private static void cutOut(Value value, List<List<Path.Step>> wanted, Consumer<Value> found) {
        if (wanted.stream().anyMatch(List::isEmpty)) {
            found.accept(value);
        } else if (value instanceof Value.Document(var fields)) {
            Map<String, Value> cut = fieldsOf(fields, wanted);
            if (!cut.isEmpty()) {
                found.accept(new Value.Document(cut));
            }
        } else if (value instanceof Value.Sequence(var values)) {
            List<Value> cut = new ArrayList<>();
            for (int i = 0; i < values.size(); i++) {
                List<List<Path.Step>> inside = behind(wanted, new Path.Step.Index(i));
                if (!inside.isEmpty()) {
                    cutOut(values.get(i), inside, cut::add);
                }
            }
            if (!cut.isEmpty()) {
                found.accept(new Value.Sequence(cut));
            }
        }
    }

    /** What remains of the paths that begin with the step. */
    private static List<List<Path.Step>> behind(List<List<Path.Step>> paths, Path.Step step) {
        return paths.stream()
                .filter(path -> path.getFirst().equals(step))
                .map(path -> path.subList(1, path.size()))
                .toList();
    }
}
