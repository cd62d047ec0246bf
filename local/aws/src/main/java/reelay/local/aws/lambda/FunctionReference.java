package reelay.local.aws.lambda;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A function as a caller names it: a name, a partial or a whole ARN, each with an optional
 * qualifier behind a colon.
 *
 * @param name function name or logical id
 * @param qualifier alias, or {@code $LATEST}; null when there is none
 */
public record FunctionReference(String name, @Nullable String qualifier) {

    public static final String LATEST = "$LATEST";

    private static final int NAME_IN_ARN = 6;

    /** Reads all forms of "FunctionName" in Lambda's API reference. */
    static FunctionReference parse(String text) {
        List<String> parts = List.of(text.split(":", -1));
        int name = 0;
        if (text.startsWith("arn:")) {
            name = NAME_IN_ARN;
        } else if (parts.size() > 2 && parts.get(1).equals("function")) {
            name = 2;
        }
        if (name >= parts.size()) {
            return new FunctionReference(text, null);
        }
        return new FunctionReference(
                parts.get(name), name + 1 < parts.size() ? parts.get(name + 1) : null);
    }
}
