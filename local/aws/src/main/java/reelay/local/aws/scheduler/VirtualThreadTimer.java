package reelay.local.aws.scheduler;

import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** The real timer: each task runs on a virtual thread of its own. */
public final class VirtualThreadTimer implements Timer, AutoCloseable {

    private final ScheduledExecutorService clockwork =
            Executors.newSingleThreadScheduledExecutor(Thread.ofVirtual().factory());
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    @Override
    public void after(Duration delay, Runnable task) {
        try {
            var _ =
                    clockwork.schedule(
                            () -> threads.execute(task), delay.toMillis(), TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException e) {
            if (!clockwork.isShutdown()) {
                throw e;
            }
            // A task that ends while the timer closes plans nothing more.
        }
    }

    /** Forgets what is planned and interrupts what runs. */
    @Override
    public void close() {
        clockwork.shutdownNow();
        threads.shutdownNow();
    }
}
