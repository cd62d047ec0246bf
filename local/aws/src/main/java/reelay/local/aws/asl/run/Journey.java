package reelay.local.aws.asl.run;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;

/** The way of an execution through its states. */
final class Journey {

    private final Execution execution;
    private final StateGraph graph;
    private final Variables variables = new Variables();
    private int lastEvent;
    private @Nullable StateVisit visit;
    private boolean over;

    /** A journey that has not started. */
    Journey(Execution execution, StateGraph graph) {
        this.execution = execution;
        this.graph = graph;
    }

    /**
     * Enters the first state.
     *
     * @param event the event it follows
     */
    void start(JsonNode input, int event) {
        lastEvent = event;
        enter(graph.startAt(), input);
    }

    void enter(String name, JsonNode input) {
        if (over) {
            return;
        }
        visit = new StateVisit(this, name, graph.state(name), input);
        visit.begin();
    }

    /** Enters the failed state once more after a redrive, with the same input and variables. */
    void enterAgain(int redriveEvent) {
        StateVisit failed = visit;
        if (failed == null) {
            throw new IllegalStateException("a journey that never started cannot start again");
        }
        over = false;
        lastEvent = redriveEvent;
        visit = new StateVisit(this, failed.name(), failed.state(), failed.input());
        visit.beginAgain();
    }

    /** Adds an event that follows the last one. */
    int record(String type, @Nullable ObjectNode details) {
        return recordAfter(lastEvent, type, details);
    }

    /** Adds an event that follows an earlier one; the next event follows this one. */
    int recordAfter(int previous, String type, @Nullable ObjectNode details) {
        lastEvent = execution.record(type, previous, details);
        return lastEvent;
    }

    /** The last state was left. */
    void succeed(JsonNode output) {
        over = true;
        execution.succeeded(output);
    }

    /** The current state failed for good. */
    void fail(@Nullable String error, @Nullable String cause) {
        over = true;
        execution.failed(error, cause);
    }

    /** Stops where it is; timers are forgotten and answers ignored. */
    void abandon() {
        over = true;
        if (visit != null) {
            visit.forget();
        }
    }

    int lastEvent() {
        return lastEvent;
    }

    Execution execution() {
        return execution;
    }

    Variables variables() {
        return variables;
    }

    @Nullable StateVisit visit() {
        return visit;
    }
}
