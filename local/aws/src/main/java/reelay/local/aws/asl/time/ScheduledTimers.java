package reelay.local.aws.asl.time;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** Real time: one thread for all waiting executions. */
public final class ScheduledTimers implements Timers, AutoCloseable {

    private final InstantSource clock;
    private final ScheduledThreadPoolExecutor thread;

    /**
     * Starts the thread.
     *
     * @param clock tells the time; it should run as fast as the system's
     */
    public ScheduledTimers(InstantSource clock) {
        this.clock = clock;
        this.thread =
                new ScheduledThreadPoolExecutor(
                        1, Thread.ofPlatform().daemon().name("step-functions-timers").factory());
        thread.setRemoveOnCancelPolicy(true);
    }

    @Override
    public Instant now() {
        return clock.instant();
    }

    @Override
    public Pending runAt(Instant when, Runnable action) {
        long nanos = Math.max(0, Duration.between(clock.instant(), when).toNanos());
        ScheduledFuture<?> waiting = thread.schedule(action, nanos, TimeUnit.NANOSECONDS);
        return () -> waiting.cancel(false);
    }

    /** Forgets everything that waits. */
    @Override
    public void close() {
        thread.shutdownNow();
    }
}
