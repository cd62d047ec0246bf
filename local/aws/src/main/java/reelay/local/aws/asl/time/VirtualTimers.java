package reelay.local.aws.asl.time;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/**
 * Time that stands still until it is told to move: a day passes in milliseconds, and the same run
 * gives the same times again. Before it moves it waits until everything given to {@link
 * #tracked(Executor)} has ended.
 */
public final class VirtualTimers implements Timers {

    private record Due(Instant when, long order, Runnable action) {}

    private final PriorityQueue<Due> queue =
            new PriorityQueue<>(Comparator.comparing(Due::when).thenComparingLong(Due::order));
    private Instant now;
    private long scheduled;
    private int running;

    /**
     * Time that stands at its start.
     *
     * @param start the first time it tells
     */
    public VirtualTimers(Instant start) {
        this.now = start;
    }

    @Override
    public synchronized Instant now() {
        return now;
    }

    @Override
    public synchronized Pending runAt(Instant when, Runnable action) {
        Due due = new Due(when.isBefore(now) ? now : when, scheduled++, action);
        queue.add(due);
        return () -> forget(due);
    }

    private synchronized void forget(Due due) {
        queue.remove(due);
    }

    /** An executor whose work time waits for; the delegate may use threads of its own. */
    public Executor tracked(Executor delegate) {
        return work -> {
            began();
            delegate.execute(
                    () -> {
                        try {
                            work.run();
                        } finally {
                            ended();
                        }
                    });
        };
    }

    /** Lets time pass until nothing waits any more. */
    public void runUntilIdle() {
        runUntil(Instant.MAX);
    }

    /** Lets this much time pass and runs what falls due in it. */
    public void advanceBy(Duration time) {
        Instant end = now().plus(time);
        runUntil(end);
        moveTo(end);
    }

    private void runUntil(Instant end) {
        for (Due due = nextDue(end); due != null; due = nextDue(end)) {
            due.action().run();
        }
    }

    private synchronized @Nullable Due nextDue(Instant end) {
        awaitRunning();
        Due first = queue.peek();
        if (first == null || first.when().isAfter(end)) {
            return null;
        }
        queue.remove(first);
        now = first.when();
        return first;
    }

    private synchronized void moveTo(Instant end) {
        if (end.isAfter(now)) {
            now = end;
        }
    }

    private synchronized void began() {
        running++;
    }

    private synchronized void ended() {
        running--;
        notifyAll();
    }

    private synchronized void awaitRunning() {
        try {
            while (running > 0) {
                wait();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while executions were running", e);
        }
    }
}
