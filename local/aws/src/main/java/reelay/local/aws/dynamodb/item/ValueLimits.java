package reelay.local.aws.dynamodb.item;

import java.math.BigDecimal;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/**
 * How large a number and how deep a nesting may be, whether they come with a request or out of an
 * update ("Supported data types" and "Quotas", developer guide).
 */
public final class ValueLimits {

    /** Deepest nesting of lists and maps. */
    private static final int DEEPEST = 32;

    /** Most significant digits a number may have. */
    private static final int MOST_DIGITS = 38;

    /** Decimal exponent of the largest number, 9.99...E+125. */
    private static final int LARGEST_EXPONENT = 125;

    /** Decimal exponent of the smallest positive number, 1E-130. */
    private static final int SMALLEST_EXPONENT = -130;

    private ValueLimits() {}

    /** The same item or key, if it keeps to the limits. */
    public static Map<String, Value> checked(Map<String, Value> item) {
        check(item.values(), 0);
        return item;
    }

    /** The same value, if it keeps to the limits. */
    public static Value checked(Value value) {
        check(List.of(value), 0);
        return value;
    }

    private static void check(Collection<Value> values, int depth) {
        if (depth > DEEPEST && !values.isEmpty()) {
            throw ValidationFault.of("Nesting Levels have exceeded supported limits");
        }
        for (Value value : values) {
            switch (value) {
                case Value.Numeric(BigDecimal number) -> check(number);
                case Value.Sequence(var elements) -> check(elements, depth + 1);
                case Value.Document(var fields) -> check(fields.values(), depth + 1);
                case Value.Members(_, var members) -> check(members, depth);
                case Value.Text _, Value.Binary _, Value.Truth _, Value.Nothing _ -> {}
            }
        }
    }

    private static void check(BigDecimal number) {
        if (number.signum() == 0) {
            return;
        }
        if (number.precision() > MOST_DIGITS) {
            throw ValidationFault.of(
                    "Attempting to store more than 38 significant digits in a Number");
        }
        int exponent = number.precision() - number.scale() - 1;
        if (exponent > LARGEST_EXPONENT) {
            throw ValidationFault.of(
                    "Number overflow. Attempting to store a number with magnitude larger than"
                            + " supported range");
        }
        if (exponent < SMALLEST_EXPONENT) {
            throw ValidationFault.of(
                    "Number underflow. Attempting to store a number with magnitude smaller than"
                            + " supported range");
        }
    }
}
