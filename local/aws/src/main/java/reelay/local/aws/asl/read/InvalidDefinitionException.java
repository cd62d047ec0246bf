package reelay.local.aws.asl.read;

import java.util.List;
import java.util.stream.Collectors;

/** A definition is wrong or asks for what is not implemented; names everything that was found. */
public final class InvalidDefinitionException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    // Transient: exceptions are serializable by inheritance only, nobody sends this one anywhere.
    private final transient List<Problem> problems;

    /**
     * One thing that is wrong.
     *
     * @param where the state, or {@code state machine} for the top level
     * @param field the field in it
     * @param message what is wrong and what to do
     */
    public record Problem(String where, String field, String message) {
        @Override
        public String toString() {
            return where + ", " + field + ": " + message;
        }
    }

    InvalidDefinitionException(List<Problem> problems) {
        super(problems.stream().map(Problem::toString).collect(Collectors.joining("; ")));
        this.problems = List.copyOf(problems);
    }

    /** Everything that was found, in the order of the definition. */
    public List<Problem> problems() {
        return problems;
    }
}
