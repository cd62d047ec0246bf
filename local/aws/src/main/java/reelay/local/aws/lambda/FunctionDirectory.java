package reelay.local.aws.lambda;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Finds a function by what a caller calls it. */
final class FunctionDirectory {

    /** A function and the qualifier it was asked for with. */
    record Found(RunningFunction function, String qualifier) {}

    private final Map<String, RunningFunction> byName = new HashMap<>();
    private final String arnPrefix;

    FunctionDirectory(List<RunningFunction> functions, String arnPrefix) {
        this.arnPrefix = arnPrefix;
        for (RunningFunction function : functions) {
            add(function.function().logicalId(), function);
            add(function.function().name(), function);
        }
    }

    /**
     * @param name in any form of Lambda's API
     * @param qualifier the query parameter; null when there is none
     * @throws RefusedException if there is no such function or alias
     */
    Found find(String name, @Nullable String qualifier) throws RefusedException {
        FunctionReference reference = FunctionReference.parse(name);
        String named = reference.qualifier();
        if (named != null && qualifier != null && !named.equals(qualifier)) {
            throw new RefusedException(
                    LambdaAnswer.Refused.invalidParameter(
                            "The derived qualifier from the function name does not match the"
                                    + " specified qualifier."));
        }
        String asked = named != null ? named : qualifier;
        RunningFunction function = byName.get(reference.name());
        if (function == null) {
            throw unknown(arnPrefix + reference.name(), asked);
        }
        if (asked == null || asked.equals(FunctionReference.LATEST)) {
            return new Found(function, FunctionReference.LATEST);
        }
        if (!function.function().aliases().contains(asked)) {
            throw unknown(function.function().arn(), asked);
        }
        return new Found(function, asked);
    }

    private void add(String name, RunningFunction function) {
        RunningFunction before = byName.put(name, function);
        if (before != null && before != function) {
            throw new IllegalArgumentException("two functions are called " + name);
        }
    }

    private static RefusedException unknown(String arn, @Nullable String qualifier) {
        return new RefusedException(
                LambdaAnswer.Refused.unknownFunction(
                        qualifier == null ? arn : arn + ":" + qualifier));
    }
}
