package reelay.local.aws.asl;

import java.util.List;

/**
 * One element of Catch.
 *
 * @param errors the names it is for
 * @param next the state that goes on
 * @param exit its own Assign and Output
 */
record Catcher(List<String> errors, String next, Exit exit) {

    boolean matches(String error) {
        return ErrorNames.matches(errors, error);
    }
}
