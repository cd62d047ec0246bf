package reelay.local.aws.dynamodb.expression;

import java.math.BigDecimal;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import reelay.local.aws.dynamodb.item.ValidationFault;
import reelay.local.aws.dynamodb.item.Value;
import reelay.local.aws.protocol.AwsFault;

/** One change an UpdateExpression makes. */
sealed interface UpdateAction {

    /** Where it changes something. */
    Path path();

    /**
     * Changes the draft.
     *
     * @param before the item as it was before the whole update
     */
    void apply(Map<String, Value> before, ItemDraft draft);

    /** {@code SET path = value}. */
    record Assign(Path path, UpdateValue value) implements UpdateAction {
        @Override
        public void apply(Map<String, Value> before, ItemDraft draft) {
            draft.put(path, value.from(before));
        }
    }

    /** {@code REMOVE path}. */
    record Remove(Path path) implements UpdateAction {
        @Override
        public void apply(Map<String, Value> before, ItemDraft draft) {
            draft.remove(path);
        }
    }

    /** {@code ADD path :value}: counts up a number, or puts members into a set. */
    record Add(Path path, Value value) implements UpdateAction {
        @Override
        public void apply(Map<String, Value> before, ItemDraft draft) {
            Value sum = path.in(before).map(this::added).orElse(value);
            draft.put(path, sum);
        }

        private Value added(Value old) {
            if (old instanceof Value.Numeric(BigDecimal a)
                    && value instanceof Value.Numeric(BigDecimal b)) {
                return new Value.Numeric(a.add(b));
            }
            if (old instanceof Value.Members(String type, Set<Value> members)
                    && value instanceof Value.Members(String given, Set<Value> more)
                    && type.equals(given)) {
                Set<Value> union = new LinkedHashSet<>(members);
                union.addAll(more);
                return new Value.Members(type, union);
            }
            throw wrongType();
        }
    }

    /** {@code DELETE path :set}: takes members out; an empty set is no attribute. */
    record Delete(Path path, Value.Members members) implements UpdateAction {
        @Override
        public void apply(Map<String, Value> before, ItemDraft draft) {
            path.in(before).ifPresent(old -> takeOut(old, draft));
        }

        private void takeOut(Value old, ItemDraft draft) {
            if (!(old instanceof Value.Members(String type, Set<Value> all))
                    || !type.equals(members.memberType())) {
                throw wrongType();
            }
            Set<Value> rest = new LinkedHashSet<>(all);
            rest.removeAll(members.values());
            if (rest.isEmpty()) {
                draft.remove(path);
            } else {
                draft.put(path, new Value.Members(type, rest));
            }
        }
    }

    private static AwsFault wrongType() {
        return ValidationFault.of("An operand in the update expression has an incorrect data type");
    }
}
