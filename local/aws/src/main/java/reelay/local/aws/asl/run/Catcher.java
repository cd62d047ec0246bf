package reelay.local.aws.asl.run;

import java.util.List;
import reelay.local.aws.asl.expression.ErrorNames;

/**
 * One element of Catch.
 *
 * @param errors the names it is for
 * @param next the state that goes on
 * @param exit its own Assign and Output
 */
public record Catcher(List<String> errors, String next, Exit exit) {

    boolean matches(String error) {
        return ErrorNames.catches(errors, error);
    }
}
