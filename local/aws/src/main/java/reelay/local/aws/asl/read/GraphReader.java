package reelay.local.aws.asl.read;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import reelay.local.aws.asl.run.State;
import reelay.local.aws.asl.run.StateGraph;

/** Reads StartAt and States, and checks that every state leads somewhere and is led to. */
final class GraphReader {

    /** Longest name of a state, in characters. */
    private static final int LONGEST_NAME = 80;

    private final Problems problems;

    GraphReader(Problems problems) {
        this.problems = problems;
    }

    /**
     * Reads the graph.
     *
     * @return null if it could not be read; the problem is noted then
     */
    @Nullable StateGraph read(FieldReader holder) {
        JsonNode json = holder.json();
        JsonNode states = json.path("States");
        if (!states.isObject() || states.isEmpty()) {
            holder.problem("States", "must be an object with at least one state");
            return null;
        }
        Map<String, State> read = new LinkedHashMap<>();
        for (Map.Entry<String, JsonNode> entry : states.properties()) {
            readState(entry.getKey(), entry.getValue(), read);
        }
        String start = json.path("StartAt").asText();
        if (start.isEmpty()) {
            holder.problem("StartAt", "is missing");
        } else if (!states.has(start)) {
            holder.problem("StartAt", "names '" + start + "', which is not among the States");
        } else {
            checkReachable(start, states);
        }
        return new StateGraph(start, read);
    }

    private void readState(String name, JsonNode json, Map<String, State> read) {
        if (name.isBlank() || name.length() > LONGEST_NAME) {
            problems.add(name, "name", "must have 1 to " + LONGEST_NAME + " characters");
        }
        State state = new StateReader(new FieldReader(name, json, problems)).read();
        if (state != null) {
            read.put(name, state);
        }
    }

    private void checkReachable(String start, JsonNode states) {
        Set<String> reached = new LinkedHashSet<>(Set.of(start));
        Deque<String> open = new ArrayDeque<>(reached);
        while (!open.isEmpty()) {
            String name = open.remove();
            targets(states.path(name))
                    .forEach(
                            (field, target) -> {
                                if (!states.has(target)) {
                                    problems.add(
                                            name,
                                            field,
                                            "names '%s', which is not among the States"
                                                    .formatted(target));
                                } else if (reached.add(target)) {
                                    open.add(target);
                                }
                            });
        }
        states.fieldNames()
                .forEachRemaining(
                        name -> {
                            if (!reached.contains(name)) {
                                problems.add(name, "name", "no state leads to it from StartAt");
                            }
                        });
    }

    /** Where a state may lead, by the field that says so. */
    private static Map<String, String> targets(JsonNode state) {
        Map<String, String> targets = new LinkedHashMap<>();
        for (String field : new String[] {"Next", "Default"}) {
            if (state.path(field).isTextual()) {
                targets.put(field, state.path(field).textValue());
            }
        }
        for (String list : new String[] {"Choices", "Catch"}) {
            JsonNode elements = state.path(list);
            for (int i = 0; i < elements.size(); i++) {
                if (elements.path(i).path("Next").isTextual()) {
                    targets.put(
                            list + "[" + i + "]/Next", elements.path(i).path("Next").textValue());
                }
            }
        }
        return targets;
    }
}
