package reelay.local.aws.asl.time;

import java.time.Instant;

/** The time, and what happens at a later one. */
public interface Timers {

    /** What time it is. */
    Instant now();

    /** Runs the action once the time has come; at once if it has passed. */
    Pending runAt(Instant when, Runnable action);

    /** An action that has not run yet. */
    @FunctionalInterface
    interface Pending {
        /** Forgets the action; without effect once it has run. */
        void cancel();
    }
}
