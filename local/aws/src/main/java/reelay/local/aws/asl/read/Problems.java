package reelay.local.aws.asl.read;

import java.util.ArrayList;
import java.util.List;
import reelay.local.aws.asl.read.InvalidDefinitionException.Problem;

/** What was found while a definition was read. */
final class Problems {

    private final List<Problem> found = new ArrayList<>();

    void add(String where, String field, String message) {
        found.add(new Problem(where, field, message));
    }

    void throwIfAny() {
        if (!found.isEmpty()) {
            throw exception();
        }
    }

    InvalidDefinitionException exception() {
        return new InvalidDefinitionException(found);
    }
}
