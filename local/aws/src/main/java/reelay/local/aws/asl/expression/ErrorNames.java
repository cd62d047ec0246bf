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

    /**
     * Whether a Retry for these names is for the error. Wildcards leave out what the developer
     * guide calls terminal ("Handling errors").
     */
    public static boolean retries(List<String> wanted, String error) {
        return wanted.contains(error)
                || (wanted.contains(ALL) && !terminal(error))
                || isFailureOfATask(wanted, error);
    }

    /**
     * Whether a Catch for these names is for the error. Other than the guide says, States.ALL
     * catches States.DataLimitExceeded too (recorded on AWS, 2024-03-21), and nothing catches
     * States.Runtime, its own name included (recorded as well).
     */
    public static boolean catches(List<String> wanted, String error) {
        return !error.equals(RUNTIME)
                && (wanted.contains(error)
                        || wanted.contains(ALL)
                        || isFailureOfATask(wanted, error));
    }

    private static boolean isFailureOfATask(List<String> wanted, String error) {
        return wanted.contains(TASK_FAILED) && !terminal(error) && !error.equals(TIMEOUT);
    }

    private static boolean terminal(String error) {
        return error.equals(DATA_LIMIT_EXCEEDED) || error.equals(RUNTIME);
    }
}
