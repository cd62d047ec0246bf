package reelay.local.aws.asl.run;

import java.util.Map;

/**
 * The states of a state machine, which lead to one another.
 *
 * @param startAt the first state
 * @param states all of them by name
 */
public record StateGraph(String startAt, Map<String, State> states) {

    public StateGraph {
        states = Map.copyOf(states);
    }

    State state(String name) {
        State state = states.get(name);
        if (state == null) {
            throw new IllegalStateException(
                    "no state " + name + " though the definition was checked");
        }
        return state;
    }
}
