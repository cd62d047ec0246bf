package reelay.local.aws.dynamodb.expression;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import reelay.local.aws.dynamodb.item.ValidationFault;
import reelay.local.aws.dynamodb.item.Value;

/**
 * Which items a query wants: one partition, and perhaps a part of it.
 *
 * @param hash value of the partition key
 * @param range what the sort key must fulfil
 */
public record KeyCondition(Value hash, Optional<Condition> range) {

    /** A KeyConditionExpression that has been read, and not yet compared with any key. */
    public record Parts(List<Condition> all) {

        public static Parts read(String text, Placeholders placeholders) {
            List<Condition> parts = new ArrayList<>();
            split(ConditionParser.parse(ExpressionKind.KEY_CONDITION, text, placeholders), parts);
            parts.replaceAll(KeyCondition::attributeFirst);
            parts.forEach(KeyCondition::attributeOf);
            return new Parts(parts);
        }

        /**
         * What they ask of a key.
         *
         * @param hashName the partition key of the table or index
         * @param rangeName its sort key, if it has one
         */
        public KeyCondition of(String hashName, Optional<String> rangeName) {
            Optional<Value> hash = Optional.empty();
            Optional<Condition> range = Optional.empty();
            for (Condition part : all) {
                String attribute = attributeOf(part);
                if (attribute.equals(hashName) && hash.isEmpty()) {
                    hash = Optional.of(equalTo(part));
                } else if (rangeName.filter(attribute::equals).isPresent() && range.isEmpty()) {
                    range = Optional.of(part);
                } else {
                    throw unsupported(all.size() > 2);
                }
            }
            if (hash.isEmpty()) {
                throw ValidationFault.of("Query condition missed key schema element: " + hashName);
            }
            return new KeyCondition(hash.get(), range);
        }
    }

    /** {@code :value < attribute} asks what {@code attribute > :value} does. */
    private static Condition attributeFirst(Condition part) {
        return part instanceof Condition.Compare(Operand.Given value, var comparison, Operand.At at)
                ? new Condition.Compare(at, comparison.mirrored(), value)
                : part;
    }

    /**
     * Which part of the partition's order is wanted.
     *
     * @param from the lowest value there may be; absent where there is no lowest
     * @param behindFrom whether that value itself is too low
     * @param to the highest value there may be; absent where there is no highest
     * @param behindTo whether that value itself is wanted
     */
    public record Bounds(
            Optional<Value> from, boolean behindFrom, Optional<Value> to, boolean behindTo) {

        private static final Bounds NONE =
                new Bounds(Optional.empty(), false, Optional.empty(), true);

        private static Bounds from(Value value, boolean behind) {
            return new Bounds(Optional.of(value), behind, Optional.empty(), true);
        }

        private static Bounds to(Value value, boolean behind) {
            return new Bounds(Optional.empty(), false, Optional.of(value), behind);
        }

        private static Bounds between(Value low, Value high) {
            return new Bounds(Optional.of(low), false, Optional.of(high), true);
        }
    }

    /** Where the wanted items begin and end in the order of the sort key. */
    public Bounds bounds() {
        if (range.isEmpty()) {
            return Bounds.NONE;
        }
        List<Value> values = rangeValues();
        Value first = values.getFirst();
        return switch (range.get()) {
            case Condition.Compare(_, Comparison comparison, _) ->
                    switch (comparison) {
                        case LESS -> Bounds.to(first, false);
                        case AT_MOST -> Bounds.to(first, true);
                        case GREATER -> Bounds.from(first, true);
                        case AT_LEAST -> Bounds.from(first, false);
                        case EQUAL, NOT_EQUAL -> Bounds.between(first, first);
                    };
            case Condition.BeginsWith _ ->
                    new Bounds(Optional.of(first), false, first.behindPrefix(), false);
            case Condition.Between _ -> Bounds.between(first, values.getLast());
            case Condition.In _,
                    Condition.Or _,
                    Condition.Not _,
                    Condition.Exists _,
                    Condition.HasType _,
                    Condition.Contains _,
                    Condition.And _ ->
                    throw new IllegalStateException("no key condition: " + range.get());
        };
    }

    /** The values the sort key is compared with. */
    public List<Value> rangeValues() {
        return range.map(KeyCondition::valuesOf).orElse(List.of());
    }

    private static void split(Condition condition, List<Condition> parts) {
        if (condition instanceof Condition.And(Condition left, Condition right)) {
            split(left, parts);
            split(right, parts);
        } else {
            parts.add(condition);
        }
    }

    private static String attributeOf(Condition part) {
        Operand operand =
                switch (part) {
                    case Condition.Compare(Operand left, Comparison comparison, _) -> {
                        if (comparison == Comparison.NOT_EQUAL) {
                            throw invalidOperator("<>");
                        }
                        yield left;
                    }
                    case Condition.Between between -> between.operand();
                    case Condition.BeginsWith(Operand whole, _) -> whole;
                    case Condition.In _ -> throw invalidOperator("IN");
                    case Condition.Or _ -> throw invalidOperator("OR");
                    case Condition.Not _ -> throw invalidOperator("NOT");
                    case Condition.Exists _ -> throw invalidOperator("attribute_exists");
                    case Condition.HasType _ -> throw invalidOperator("attribute_type");
                    case Condition.Contains _ -> throw invalidOperator("contains");
                    case Condition.And _ -> throw invalidOperator("AND");
                };
        valuesOf(part);
        if (operand instanceof Operand.At(Path path) && path.isTopLevel()) {
            return path.attribute();
        }
        throw unsupported(false);
    }

    private static Value equalTo(Condition part) {
        if (part instanceof Condition.Compare(_, Comparison comparison, Operand.Given(Value value))
                && comparison == Comparison.EQUAL) {
            return value;
        }
        throw ValidationFault.of("Query key condition not supported");
    }

    private static List<Value> valuesOf(Condition part) {
        return switch (part) {
            case Condition.Compare(_, _, Operand right) -> List.of(given(right));
            case Condition.Between(_, Operand low, Operand high) ->
                    List.of(given(low), given(high));
            case Condition.BeginsWith(_, Operand start) -> List.of(given(start));
            case Condition.In _,
                    Condition.Or _,
                    Condition.Not _,
                    Condition.Exists _,
                    Condition.HasType _,
                    Condition.Contains _,
                    Condition.And _ ->
                    List.of();
        };
    }

    private static Value given(Operand operand) {
        if (operand instanceof Operand.Given(Value value)) {
            return value;
        }
        throw ExpressionKind.KEY_CONDITION.fault(
                "KeyConditionExpressions must compare a key attribute with a value");
    }

    private static RuntimeException unsupported(boolean tooMany) {
        return ValidationFault.of(
                tooMany
                        ? "Invalid KeyConditionExpression: Conditions can be of length 1 or 2 only"
                        : "Query key condition not supported");
    }

    private static RuntimeException invalidOperator(String operator) {
        return ExpressionKind.KEY_CONDITION.fault(
                "Invalid operator used in KeyConditionExpression: " + operator);
    }
}
