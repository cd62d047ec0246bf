package reelay.local.aws.scheduler;

import java.time.ZoneId;
import java.util.function.Consumer;

/**
 * One schedule.
 *
 * @param name of the schedule
 * @param expression {@code rate(15 minutes)}, {@code cron(0 3 * * ? *)} or {@code
 *     at(2026-12-24T18:00:00)}
 * @param zone in which cron and at are meant; Scheduler's own is UTC
 * @param input given to the target, JSON; context attributes are refused
 * @param target what it calls
 * @param retryPolicy for calls that fail
 * @param deadLetters takes the calls that were given up
 */
public record Schedule(
        String name,
        String expression,
        ZoneId zone,
        String input,
        ScheduleTarget target,
        RetryPolicy retryPolicy,
        Consumer<DeadLetter> deadLetters) {

    /** Refuses context attributes such as {@code <aws.scheduler.scheduled-time>} in the input. */
    public Schedule {
        if (input.contains("<aws.scheduler.")) {
            throw new IllegalArgumentException(
                    "schedule " + name + ": <aws.scheduler...> in its input is not emulated");
        }
    }
}
