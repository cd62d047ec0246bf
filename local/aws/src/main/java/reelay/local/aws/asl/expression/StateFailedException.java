package reelay.local.aws.asl.expression;

import org.jspecify.annotations.Nullable;

/** A state cannot go on: the error that Retry and Catch look at. */
public final class StateFailedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String error;
    private final @Nullable String explanation;
    private final @Nullable String field;
    private final boolean ofValue;

    public StateFailedException(String error, @Nullable String explanation) {
        super(error + ": " + explanation);
        this.error = error;
        this.explanation = explanation;
        this.field = null;
        this.ofValue = false;
    }

    private StateFailedException(
            String explanation, String field, boolean ofValue, @Nullable Throwable cause) {
        super(ErrorNames.QUERY_EVALUATION + ": " + explanation, cause);
        this.error = ErrorNames.QUERY_EVALUATION;
        this.explanation = explanation;
        this.field = field;
        this.ofValue = ofValue;
    }

    /** An expression could not be evaluated, or its value does not fit the field. */
    public static StateFailedException evaluation(String field, String explanation) {
        return new StateFailedException(explanation, field, false, null);
    }

    /** An expression threw. */
    public static StateFailedException evaluation(
            String field, String explanation, Throwable cause) {
        return new StateFailedException(explanation, field, false, cause);
    }

    /** An expression was evaluated, and its value turned out to make no sense. */
    public static StateFailedException ofValue(String field, String explanation, Throwable cause) {
        return new StateFailedException(explanation, field, true, cause);
    }

    public String error() {
        return error;
    }

    public @Nullable String explanation() {
        return explanation;
    }

    /** Whether the expression itself could be evaluated. */
    public boolean ofValue() {
        return ofValue;
    }

    /** Where the expression stands; null when no expression is to blame. */
    public @Nullable String field() {
        return field;
    }
}
