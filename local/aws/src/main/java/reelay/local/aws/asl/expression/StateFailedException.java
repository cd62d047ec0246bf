package reelay.local.aws.asl.expression;

import org.jspecify.annotations.Nullable;

/** A state cannot go on: the error that Retry and Catch look at. */
public final class StateFailedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String error;
    private final @Nullable String explanation;
    private final @Nullable String field;

    public StateFailedException(String error, @Nullable String explanation) {
        super(error + ": " + explanation);
        this.error = error;
        this.explanation = explanation;
        this.field = null;
    }

    private StateFailedException(String explanation, String field, @Nullable Throwable cause) {
        super(ErrorNames.QUERY_EVALUATION + ": " + explanation, cause);
        this.error = ErrorNames.QUERY_EVALUATION;
        this.explanation = explanation;
        this.field = field;
    }

    /** An expression could not be evaluated, or its value does not fit the field. */
    public static StateFailedException evaluation(String field, String explanation) {
        return new StateFailedException(explanation, field, null);
    }

    /** An expression threw. */
    public static StateFailedException evaluation(
            String field, String explanation, Throwable cause) {
        return new StateFailedException(explanation, field, cause);
    }

    public String error() {
        return error;
    }

    public @Nullable String explanation() {
        return explanation;
    }

    /** Where the expression stands; null when no expression is to blame. */
    public @Nullable String field() {
        return field;
    }
}
