package reelay.stack.faults;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/**
 * One run of a function, or another caller that runs all the time. Once it is dead nothing it does
 * reaches the outside any more.
 */
final class Invocation {

    /** The process is gone: thrown through the code under test, which has no say in it. */
    static final class Died extends Error {
        private static final long serialVersionUID = 1L;

        Died(Point where) {
            super("the process died at " + where, null, false, false);
        }
    }

    private final String caller;
    private final int number;
    private final Instant deadline;
    private final Map<String, Integer> calls = new HashMap<>();
    private volatile boolean dead;
    private volatile boolean timedOut;

    Invocation(String caller, int number, Instant deadline) {
        this.caller = caller;
        this.number = number;
        this.deadline = deadline;
    }

    synchronized Point next(String call) {
        return new Point(caller, number, call, calls.merge(call, 1, Integer::sum));
    }

    void checkAlive(Point point, Instant now) {
        if (now.isAfter(deadline)) {
            timedOut = true;
            dead = true;
        }
        if (dead) {
            throw new Died(point);
        }
    }

    Died die(Point point) {
        dead = true;
        return new Died(point);
    }

    boolean dead() {
        return dead;
    }

    boolean timedOut() {
        return timedOut;
    }

    Instant deadline() {
        return deadline;
    }
}
