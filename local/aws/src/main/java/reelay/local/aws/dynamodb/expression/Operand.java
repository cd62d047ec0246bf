package reelay.local.aws.dynamodb.expression;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import reelay.local.aws.dynamodb.item.Value;

/** What a condition compares: it has a value in an item, or none. */
sealed interface Operand {

    Optional<Value> in(Map<String, Value> item);

    /** A place in the item. */
    record At(Path path) implements Operand {
        @Override
        public Optional<Value> in(Map<String, Value> item) {
            return path.in(item);
        }
    }

    /** A value of the request. */
    record Given(Value value) implements Operand {
        @Override
        public Optional<Value> in(Map<String, Value> item) {
            return Optional.of(value);
        }
    }

    /** {@code size(...)}: characters, bytes or elements; nothing for other types. */
    record Size(Operand of) implements Operand {
        @Override
        public Optional<Value> in(Map<String, Value> item) {
            return of.in(item).flatMap(Size::of);
        }

        static Optional<Value> of(Value value) {
            int size =
                    switch (value) {
                        case Value.Text(String text) ->
                                text.getBytes(StandardCharsets.UTF_8).length;
                        case Value.Binary(String latin1) -> latin1.length();
                        case Value.Sequence(var values) -> values.size();
                        case Value.Document(var fields) -> fields.size();
                        case Value.Members(_, var values) -> values.size();
                        case Value.Numeric _, Value.Truth _, Value.Nothing _ -> -1;
                    };
            return size < 0
                    ? Optional.empty()
                    : Optional.of(new Value.Numeric(BigDecimal.valueOf(size)));
        }
    }
}
