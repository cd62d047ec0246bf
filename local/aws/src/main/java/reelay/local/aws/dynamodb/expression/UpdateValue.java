package reelay.local.aws.dynamodb.expression;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import reelay.local.aws.dynamodb.item.ValidationFault;
import reelay.local.aws.dynamodb.item.Value;
import reelay.local.aws.protocol.AwsFault;

/** What SET puts into a place; worked out from the item as it was before the update. */
sealed interface UpdateValue {

    Value from(Map<String, Value> item);

    /** A value of the request. */
    record Given(Value value) implements UpdateValue {
        @Override
        public Value from(Map<String, Value> item) {
            return value;
        }
    }

    /** A place that must hold something. */
    record At(Path path) implements UpdateValue {
        @Override
        public Value from(Map<String, Value> item) {
            return path.in(item)
                    .orElseThrow(
                            () ->
                                    ValidationFault.of(
                                            "The provided expression refers to an attribute that"
                                                    + " does not exist in the item"));
        }
    }

    /** {@code if_not_exists(path, otherwise)}. */
    record IfNotExists(Path path, UpdateValue otherwise) implements UpdateValue {
        @Override
        public Value from(Map<String, Value> item) {
            Optional<Value> there = path.in(item);
            return there.isPresent() ? there.get() : otherwise.from(item);
        }
    }

    /** {@code list_append(first, second)}. */
    record ListAppend(UpdateValue first, UpdateValue second) implements UpdateValue {
        @Override
        public Value from(Map<String, Value> item) {
            List<Value> joined = new ArrayList<>(list(first.from(item)));
            joined.addAll(list(second.from(item)));
            return new Value.Sequence(joined);
        }

        private static List<Value> list(Value value) {
            if (value instanceof Value.Sequence(var values)) {
                return values;
            }
            throw wrongType();
        }
    }

    /** {@code a + b} or, with the second negated, {@code a - b}. */
    record Sum(UpdateValue first, UpdateValue second, boolean minus) implements UpdateValue {
        @Override
        public Value from(Map<String, Value> item) {
            BigDecimal a = number(first.from(item));
            BigDecimal b = number(second.from(item));
            return new Value.Numeric(minus ? a.subtract(b) : a.add(b));
        }

        private static BigDecimal number(Value value) {
            if (value instanceof Value.Numeric(BigDecimal number)) {
                return number;
            }
            throw wrongType();
        }
    }

    private static AwsFault wrongType() {
        return ValidationFault.of("An operand in the update expression has an incorrect data type");
    }
}
