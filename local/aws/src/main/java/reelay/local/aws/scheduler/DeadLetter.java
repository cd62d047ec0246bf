package reelay.local.aws.scheduler;

import java.time.Instant;

/**
 * A call that was given up.
 *
 * @param schedule the schedule's name
 * @param scheduledTime when it was due
 * @param input of the call, JSON; not in the toString
 * @param attempts how often it was made
 * @param cause of the last failure
 */
public record DeadLetter(
        String schedule, Instant scheduledTime, String input, int attempts, Exception cause) {

    @Override
    public String toString() {
        return "DeadLetter[" + schedule + ", " + scheduledTime + ", attempts=" + attempts + "]";
    }
}
