package reelay.simulator.wire;

import java.io.IOException;
import java.util.List;
import java.util.Optional;

/**
 * One method and path, and what answers it.
 *
 * @param operation what faults know it as
 * @param pattern parts of the path; {@code {id}} stands for any one part
 */
public record SimulatorRoute(
        RequestKind operation, String method, List<String> pattern, Action action) {

    /** Answers the calls of a route; an {@link ErrorAnswer} becomes the error answer. */
    @FunctionalInterface
    public interface Action {
        Answer answer(Call call) throws IOException;
    }

    /** A route from its usual spelling, such as {@code GET /v1/videos/{id}}. */
    public static SimulatorRoute of(RequestKind operation, String spelling, Action action) {
        List<String> words = List.of(spelling.split("[ /]+"));
        return new SimulatorRoute(
                operation, words.getFirst(), words.subList(1, words.size()), action);
    }

    /** The call with its id when the path fits, whatever the method. */
    public Optional<Call> match(Call call) {
        if (call.path().size() != pattern.size()) {
            return Optional.empty();
        }
        String id = "";
        for (int i = 0; i < pattern.size(); i++) {
            if (pattern.get(i).equals("{id}")) {
                id = call.path().get(i);
            } else if (!pattern.get(i).equals(call.path().get(i))) {
                return Optional.empty();
            }
        }
        return Optional.of(call.withId(id));
    }
}
