package reelay.stack.template.resource;

/**
 * A schedule that is a resource of its own.
 *
 * @param schedule when, and with what
 * @param targetArn the function it invokes
 * @param roleArn the role it does so with
 */
public record TargetedSchedule(ScheduleResource schedule, String targetArn, String roleArn) {}
