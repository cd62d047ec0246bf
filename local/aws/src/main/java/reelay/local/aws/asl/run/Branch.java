package reelay.local.aws.asl.run;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;

/** One path through a graph: the execution's own, or that of a Map item or a Parallel branch. */
final class Branch {

    /** Who is told how a branch ended. */
    interface End {
        void succeeded(JsonNode output, int lastEvent);

        void failed(@Nullable String error, @Nullable String cause, int lastEvent);
    }

    private final Execution execution;
    private final StateGraph graph;
    private final Variables variables;
    private final End end;
    private final @Nullable ObjectNode mapContext;
    private int lastEvent;
    private @Nullable StateVisit visit;
    private boolean over;

    /**
     * A branch that has not started.
     *
     * @param mapContext what the context object shows as Map; null outside of one
     * @param lastEvent the event its first state follows
     */
    Branch(
            Execution execution,
            StateGraph graph,
            Variables variables,
            @Nullable ObjectNode mapContext,
            int lastEvent,
            End end) {
        this.execution = execution;
        this.graph = graph;
        this.variables = variables;
        this.mapContext = mapContext;
        this.lastEvent = lastEvent;
        this.end = end;
    }

    void start(JsonNode input) {
        enter(graph.startAt(), input);
    }

    void enter(String name, JsonNode input) {
        if (over) {
            return;
        }
        State state = graph.state(name);
        visit = new StateVisit(this, name, state, input);
        visit.begin();
    }

    /** Enters the failed state once more after a redrive, with the same input and variables. */
    void enterAgain(int redriveEvent) {
        StateVisit failed = visit;
        if (failed == null) {
            throw new IllegalStateException("a branch that never started cannot start again");
        }
        over = false;
        lastEvent = redriveEvent;
        visit = new StateVisit(this, failed.name(), failed.state(), failed.input());
        visit.beginAgain();
    }

    /** Adds an event that follows this branch's last one. */
    int record(String type, @Nullable ObjectNode details) {
        lastEvent = execution.record(type, lastEvent, details);
        return lastEvent;
    }

    /** Its last state was left. */
    void succeed(JsonNode output) {
        over = true;
        end.succeeded(output, lastEvent);
    }

    /** Its current state failed for good. */
    void fail(@Nullable String error, @Nullable String cause) {
        over = true;
        end.failed(error, cause, lastEvent);
    }

    /** Stops where it is; timers are forgotten and answers ignored. */
    void abandon() {
        over = true;
        if (visit != null) {
            visit.forget();
        }
    }

    /** Stops because a sibling failed, and notes it in the history. */
    void abort() {
        if (!over && visit != null && visit.state().type().matches("Task|Wait|Map|Parallel")) {
            record(visit.state().type() + "StateAborted", null);
        }
        abandon();
    }

    boolean over() {
        return over;
    }

    int lastEvent() {
        return lastEvent;
    }

    void follow(int event) {
        lastEvent = event;
    }

    Execution execution() {
        return execution;
    }

    Variables variables() {
        return variables;
    }

    @Nullable ObjectNode mapContext() {
        return mapContext;
    }

    @Nullable StateVisit visit() {
        return visit;
    }
}
