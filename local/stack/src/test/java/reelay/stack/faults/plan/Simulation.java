package reelay.stack.faults.plan;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import reelay.local.aws.asl.time.Timers;

/**
 * Virtual time and threads that take turns: exactly one runs, and it goes on until it pauses or
 * ends. So who comes first is decided by the times alone, and a run can be repeated to the letter.
 */
public final class Simulation implements Timers, Executor {

    private record Due(Instant when, long order, Runnable action) {}

    private final PriorityQueue<Due> queue =
            new PriorityQueue<>(Comparator.comparing(Due::when).thenComparingLong(Due::order));
    private final Semaphore clockHand = new Semaphore(0);
    private final AtomicReference<@Nullable Throwable> bug = new AtomicReference<>();
    private final ThreadLocal<Boolean> ours = ThreadLocal.withInitial(() -> false);
    private Instant now;
    private long scheduled;

    public Simulation(Instant start) {
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

    /** Runs the work on a thread of its own, when its turn comes. */
    @Override
    public void execute(Runnable work) {
        runAt(now(), () -> takeTurn(() -> Thread.ofVirtual().start(() -> runAsOurs(work))));
    }

    private void runAsOurs(Runnable work) {
        ours.set(true);
        try {
            work.run();
        } catch (Throwable t) {
            bug.compareAndSet(null, t);
        } finally {
            clockHand.release();
        }
    }

    /** Lets a thread run until it pauses or ends. */
    private void takeTurn(Runnable wake) {
        wake.run();
        clockHand.acquireUninterruptibly();
    }

    /**
     * Lets this much time pass for the calling thread. Threads that were not started here, such as
     * those that send parts of an upload, do not wait: the thread they work for does.
     */
    public void pause(Duration time) {
        if (!ours.get()) {
            return;
        }
        synchronized (this) {
            Instant end = now.plus(time);
            Due next = queue.peek();
            if (next == null || next.when().isAfter(end)) {
                now = end;
                return;
            }
        }
        Semaphore turn = new Semaphore(0);
        runAt(now().plus(time), () -> takeTurn(turn::release));
        clockHand.release();
        turn.acquireUninterruptibly();
    }

    /** Runs everything that is due until then; time stands there afterwards. */
    public void runUntil(Instant end) {
        for (Due due = next(end); due != null; due = next(end)) {
            due.action().run();
            Throwable thrown = bug.get();
            if (thrown != null) {
                throw new IllegalStateException("a simulated thread broke", thrown);
            }
        }
    }

    private synchronized @Nullable Due next(Instant end) {
        Due first = queue.peek();
        if (first == null || first.when().isAfter(end)) {
            now = now.isBefore(end) ? end : now;
            return null;
        }
        queue.remove();
        // A thread that paused over nobody else's time may have moved it on.
        now = now.isBefore(first.when()) ? first.when() : now;
        return first;
    }
}
