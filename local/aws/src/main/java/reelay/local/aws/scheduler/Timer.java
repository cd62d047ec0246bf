package reelay.local.aws.scheduler;

import java.time.Duration;

/** Runs tasks later; a test's timer runs them when the test says so. */
@FunctionalInterface
public interface Timer {

    /**
     * Runs the task once.
     *
     * @param delay from now; zero for at once
     */
    void after(Duration delay, Runnable task);
}
