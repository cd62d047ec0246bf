package reelay.local.aws.dynamodb.item;

import java.math.BigDecimal;

/** Numbers as DynamoDB writes and limits them. */
final class NumberText {

    /** Most significant digits a number may have ("Supported data types", developer guide). */
    private static final int MOST_DIGITS = 38;

    /** Decimal exponent of the largest number, 9.99...E+125. */
    private static final int LARGEST_EXPONENT = 125;

    /** Decimal exponent of the smallest positive number, 1E-130. */
    private static final int SMALLEST_EXPONENT = -130;

    private NumberText() {}

    static Value.Numeric read(String text) {
        BigDecimal number;
        try {
            number = new BigDecimal(text);
        } catch (NumberFormatException e) {
            throw ValidationFault.of(
                    "The parameter cannot be converted to a numeric value: " + text);
        }
        Value.Numeric value = new Value.Numeric(number);
        checkLimits(value.number());
        return value;
    }

    static String write(BigDecimal number) {
        return number.toPlainString();
    }

    private static void checkLimits(BigDecimal number) {
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
