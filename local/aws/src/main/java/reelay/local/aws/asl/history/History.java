package reelay.local.aws.asl.history;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What happened in one execution, in order; at most as much as Step Functions keeps. */
public final class History {

    /** "Quotas related to state machine executions", developer guide. */
    public static final int LONGEST = 25_000;

    /** No room for another event. */
    public static final class FullException extends RuntimeException {

        private static final long serialVersionUID = 1L;

        private FullException() {
            super("The execution reached the maximum number of history events (" + LONGEST + ").");
        }
    }

    private final List<HistoryEvent> events = new ArrayList<>();

    /**
     * Adds an event and answers its id.
     *
     * @throws FullException if only the event that ends the execution still fits
     */
    public synchronized int add(
            String type, int previous, Instant time, @Nullable ObjectNode details, boolean last) {
        if (!last && events.size() >= LONGEST - 1) {
            throw new FullException();
        }
        int id = events.size() + 1;
        events.add(new HistoryEvent(id, previous, type, time, details));
        return id;
    }

    public synchronized List<HistoryEvent> events() {
        return List.copyOf(events);
    }

    public synchronized int lastId() {
        return events.size();
    }
}
