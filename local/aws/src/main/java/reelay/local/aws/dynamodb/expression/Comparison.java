package reelay.local.aws.dynamodb.expression;

import java.util.Optional;
import reelay.local.aws.dynamodb.item.Value;

/** How a comparison compares. */
enum Comparison {
    EQUAL("="),
    NOT_EQUAL("<>"),
    LESS("<"),
    AT_MOST("<="),
    GREATER(">"),
    AT_LEAST(">=");

    private final String symbol;

    Comparison(String symbol) {
        this.symbol = symbol;
    }

    String symbol() {
        return symbol;
    }

    /** The one that asks the same with both sides changed over. */
    Comparison mirrored() {
        return switch (this) {
            case EQUAL, NOT_EQUAL -> this;
            case LESS -> GREATER;
            case AT_MOST -> AT_LEAST;
            case GREATER -> LESS;
            case AT_LEAST -> AT_MOST;
        };
    }

    static Optional<Comparison> of(Token token) {
        for (Comparison comparison : values()) {
            if (token.is(comparison.symbol)) {
                return Optional.of(comparison);
            }
        }
        return Optional.empty();
    }

    /** Whether it asks which of two values is larger. */
    boolean needsOrder() {
        return this != EQUAL && this != NOT_EQUAL;
    }

    /** A value that is missing equals nothing and is neither smaller nor larger than anything. */
    boolean holds(Optional<Value> left, Optional<Value> right) {
        return switch (this) {
            case EQUAL -> left.isPresent() && left.equals(right);
            case NOT_EQUAL -> !(left.isPresent() && left.equals(right));
            case LESS -> inOrder(left, right) && left.get().compareWith(right.get()) < 0;
            case AT_MOST -> inOrder(left, right) && left.get().compareWith(right.get()) <= 0;
            case GREATER -> inOrder(left, right) && left.get().compareWith(right.get()) > 0;
            case AT_LEAST -> inOrder(left, right) && left.get().compareWith(right.get()) >= 0;
        };
    }

    private static boolean inOrder(Optional<Value> left, Optional<Value> right) {
        return left.isPresent()
                && right.isPresent()
                && left.get().ordered()
                && left.get().type().equals(right.get().type());
    }
}
