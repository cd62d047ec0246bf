package reelay.stack.faults.plan;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/**
 * One run of a function, or another caller that runs all the time. Once it is dead nothing it does
 * reaches the outside any more.
 */
public final class StepInvocation {

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

    public StepInvocation(String caller, int number, Instant deadline) {
        this.caller = caller;
        this.number = number;
        this.deadline = deadline;
    }

    public synchronized Point next(String call) {
        return new Point(caller, number, call, calls.merge(call, 1, Integer::sum));
    }

    public void checkAlive(Point point, Instant now) {
        if (now.isAfter(deadline)) {
            timedOut = true;
            dead = true;
        }
        if (dead) {
            throw new Died(point);
        }
    }

    public Died die(Point point) {
        dead = true;
        return new Died(point);
    }

    public boolean dead() {
        return dead;
    }

    public boolean timedOut() {
        return timedOut;
    }

    Instant deadline() {
        return deadline;
    }
}
