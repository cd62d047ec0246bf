package reelay.local.aws.dynamodb.expression;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import reelay.local.aws.dynamodb.item.Value;

/** A yes or no about an item. */
public sealed interface Condition {

    /** Reads a ConditionExpression. */
    static Condition parse(String text, Placeholders placeholders) {
        return ConditionParser.parse(ExpressionKind.CONDITION, text, placeholders);
    }

    /** Reads a FilterExpression. */
    static Condition parseFilter(String text, Placeholders placeholders) {
        return ConditionParser.parse(ExpressionKind.FILTER, text, placeholders);
    }

    /** Whether the item fulfils it; an item that does not exist is an empty one. */
    boolean holds(Map<String, Value> item);

    /** Names every path it looks at. */
    void visitPaths(Consumer<Path> visitor);

    /** {@code a = b} and its like. */
    record Compare(Operand left, Comparison comparison, Operand right) implements Condition {
        @Override
        public boolean holds(Map<String, Value> item) {
            return comparison.holds(left.in(item), right.in(item));
        }

        @Override
        public void visitPaths(Consumer<Path> visitor) {
            visit(left, visitor);
            visit(right, visitor);
        }
    }

    /** {@code a BETWEEN low AND high}, both included. */
    record Between(Operand operand, Operand low, Operand high) implements Condition {
        @Override
        public boolean holds(Map<String, Value> item) {
            Optional<Value> value = operand.in(item);
            return Comparison.AT_LEAST.holds(value, low.in(item))
                    && Comparison.AT_MOST.holds(value, high.in(item));
        }

        @Override
        public void visitPaths(Consumer<Path> visitor) {
            visit(operand, visitor);
            visit(low, visitor);
            visit(high, visitor);
        }
    }

    /** {@code a IN (b, c)}. */
    record In(Operand operand, List<Operand> choices) implements Condition {
        @Override
        public boolean holds(Map<String, Value> item) {
            Optional<Value> value = operand.in(item);
            return choices.stream().anyMatch(c -> Comparison.EQUAL.holds(value, c.in(item)));
        }

        @Override
        public void visitPaths(Consumer<Path> visitor) {
            visit(operand, visitor);
            choices.forEach(choice -> visit(choice, visitor));
        }
    }

    /** Both. */
    record And(Condition left, Condition right) implements Condition {
        @Override
        public boolean holds(Map<String, Value> item) {
            return left.holds(item) && right.holds(item);
        }

        @Override
        public void visitPaths(Consumer<Path> visitor) {
            left.visitPaths(visitor);
            right.visitPaths(visitor);
        }
    }

    /** One or both. */
    record Or(Condition left, Condition right) implements Condition {
        @Override
        public boolean holds(Map<String, Value> item) {
            return left.holds(item) || right.holds(item);
        }

        @Override
        public void visitPaths(Consumer<Path> visitor) {
            left.visitPaths(visitor);
            right.visitPaths(visitor);
        }
    }

    /** The opposite. */
    record Not(Condition condition) implements Condition {
        @Override
        public boolean holds(Map<String, Value> item) {
            return !condition.holds(item);
        }

        @Override
        public void visitPaths(Consumer<Path> visitor) {
            condition.visitPaths(visitor);
        }
    }

    /** {@code attribute_exists(path)}. */
    record Exists(Path path) implements Condition {
        @Override
        public boolean holds(Map<String, Value> item) {
            return path.in(item).isPresent();
        }

        @Override
        public void visitPaths(Consumer<Path> visitor) {
            visitor.accept(path);
        }
    }

    /** {@code attribute_type(operand, :type)}. */
    record HasType(Operand of, String type) implements Condition {
        @Override
        public boolean holds(Map<String, Value> item) {
            return of.in(item).filter(value -> value.type().equals(type)).isPresent();
        }

        @Override
        public void visitPaths(Consumer<Path> visitor) {
            visit(of, visitor);
        }
    }

    /** {@code begins_with(a, b)} of strings or bytes. */
    record BeginsWith(Operand whole, Operand start) implements Condition {
        @Override
        public boolean holds(Map<String, Value> item) {
            return whole.in(item).flatMap(w -> start.in(item).map(s -> begins(w, s))).orElse(false);
        }

        @Override
        public void visitPaths(Consumer<Path> visitor) {
            visit(whole, visitor);
            visit(start, visitor);
        }

        private static boolean begins(Value whole, Value start) {
            return switch (whole) {
                case Value.Text(String w) when start instanceof Value.Text(String s) ->
                        w.startsWith(s);
                case Value.Binary(String w) when start instanceof Value.Binary(String s) ->
                        w.startsWith(s);
                default -> false;
            };
        }
    }

    /** {@code contains(a, b)}: a part of a string, or a member of a list or set. */
    record Contains(Operand whole, Operand part) implements Condition {
        @Override
        public boolean holds(Map<String, Value> item) {
            return whole.in(item)
                    .flatMap(w -> part.in(item).map(p -> contains(w, p)))
                    .orElse(false);
        }

        @Override
        public void visitPaths(Consumer<Path> visitor) {
            visit(whole, visitor);
            visit(part, visitor);
        }

        private static boolean contains(Value whole, Value part) {
            return switch (whole) {
                case Value.Text(String w) when part instanceof Value.Text(String p) ->
                        w.contains(p);
                case Value.Binary(String w) when part instanceof Value.Binary(String p) ->
                        w.contains(p);
                case Value.Sequence(var values) -> values.contains(part);
                case Value.Members(_, var values) -> values.contains(part);
                default -> false;
            };
        }
    }

    private static void visit(Operand operand, Consumer<Path> visitor) {
        switch (operand) {
            case Operand.At(Path path) -> visitor.accept(path);
            case Operand.Size(Operand of) -> visit(of, visitor);
            case Operand.Given _ -> {}
        }
    }
}
