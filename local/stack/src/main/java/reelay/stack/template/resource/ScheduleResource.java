package reelay.stack.template.resource;

import java.time.Duration;
import java.util.Optional;

/**
 * A schedule that invokes a function.
 *
 * @param name unique in the template
 * @param expression such as {@code rate(5 minutes)}
 * @param input the event, JSON
 * @param retries most further tries after a failed one
 * @param longestAge after which an event is not tried again
 * @param deadLetterArn queue for events that were given up; empty for none
 */
public record ScheduleResource(
        String name,
        String expression,
        String input,
        int retries,
        Duration longestAge,
        Optional<String> deadLetterArn) {}
