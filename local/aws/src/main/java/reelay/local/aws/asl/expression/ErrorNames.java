package reelay.local.aws.asl.expression;

import java.util.List;

/** Error names of the language, and which of them a name in ErrorEquals stands for. */
public final class ErrorNames {

    public static final String ALL = "States.ALL";
    static final String TASK_FAILED = "States.TaskFailed";
    public static final String TIMEOUT = "States.Timeout";
    public static final String NO_CHOICE_MATCHED = "States.NoChoiceMatched";
    static final String QUERY_EVALUATION = "States.QueryEvaluationError";
    public static final String DATA_LIMIT_EXCEEDED = "States.DataLimitExceeded";
    public static final String RUNTIME = "States.Runtime";

    private ErrorNames() {}

    /** Wildcards leave out what the developer guide calls terminal ("Handling errors"). */
    public static boolean matches(List<String> wanted, String error) {
        boolean terminal = error.equals(DATA_LIMIT_EXCEEDED) || error.equals(RUNTIME);
        return wanted.contains(error)
                || (wanted.contains(ALL) && !terminal)
                || (wanted.contains(TASK_FAILED) && !terminal && !error.equals(TIMEOUT));
    }
}
