package reelay.stack.scenarios;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** What the steps of one execution still have to answer. */
final class Script {

    private final Map<String, Deque<StepAnswer>> answers = new ConcurrentHashMap<>();
    private final Runnable stop;
    private final List<String> surplus = new ArrayList<>();

    /**
     * @param stop stops the execution
     */
    Script(Scenario scenario, Runnable stop) {
        this.stop = stop;
        scenario.answers().forEach((step, all) -> answers.put(step, new ArrayDeque<>(all)));
    }

    /** The next answer of a step; one that the scenario does not expect is a bug. */
    synchronized StepAnswer next(String step) {
        StepAnswer next = answers.getOrDefault(step, new ArrayDeque<>()).poll();
        if (next == null) {
            surplus.add(step);
            return StepAnswer.bug();
        }
        if (next instanceof StepAnswer.Stopped(StepAnswer then)) {
            stop.run();
            return then;
        }
        return next;
    }

    /** Steps that were invoked more often than the scenario says. */
    synchronized List<String> surplus() {
        return List.copyOf(surplus);
    }

    /** Steps that were invoked less often, once per answer that was not asked for. */
    synchronized List<String> missing() {
        List<String> missing = new ArrayList<>();
        answers.forEach((step, left) -> left.forEach(_ -> missing.add(step)));
        return missing;
    }
}
