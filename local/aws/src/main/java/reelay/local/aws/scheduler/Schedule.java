package reelay.local.aws.scheduler;

import java.util.function.Consumer;

/**
 * One schedule.
 *
 * @param name of the schedule
 * @param expression such as {@code rate(15 minutes)}
 * @param input given to the target, JSON; context attributes are refused
 * @param target what it calls
 * @param retryPolicy for calls that fail
 * @param deadLetters takes the calls that were given up
 */
public record Schedule(
        String name,
        String expression,
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
