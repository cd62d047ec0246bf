package reelay.stack.template;

import java.time.Duration;
import reelay.stack.template.resource.ScheduleResource;
import reelay.stack.template.resource.TargetedSchedule;

/** Reads AWS::Scheduler::Schedule, and what SAM makes one of. */
final class ScheduleReader {

    private ScheduleReader() {}

    /** One that is a resource of its own. */
    static TargetedSchedule read(String id, Properties schedule) {
        Properties target = schedule.section("Target");
        Properties window = schedule.section("FlexibleTimeWindow");
        window.only("Mode", "OFF");
        window.refuseOthers();
        var resource =
                new TargetedSchedule(
                        common(id, schedule.text("ScheduleExpression"), target),
                        target.text("Arn"),
                        target.text("RoleArn"));
        target.refuseOthers();
        schedule.withoutMeaningLocally("Description").refuseOthers();
        return resource;
    }

    /** A function's event ScheduleV2, for which SAM makes a role that may invoke the function. */
    static ScheduleResource event(String name, Properties schedule) {
        ScheduleResource resource = common(name, schedule.text("ScheduleExpression"), schedule);
        schedule.withoutMeaningLocally("OmitName", "Description").refuseOthers();
        return resource;
    }

    private static ScheduleResource common(String name, String expression, Properties target) {
        Properties retry = target.section("RetryPolicy");
        Properties deadLetters = target.section("DeadLetterConfig");
        var resource =
                new ScheduleResource(
                        name,
                        expression,
                        target.optionalText("Input").orElse("{}"),
                        // EventBridge Scheduler's own defaults: 185 tries within 24 hours.
                        retry.optionalNumber("MaximumRetryAttempts").orElse(185),
                        Duration.ofSeconds(
                                retry.optionalNumber("MaximumEventAgeInSeconds").orElse(86_400)),
                        deadLetters.optionalText("Arn"));
        retry.refuseOthers();
        deadLetters.refuseOthers();
        return resource;
    }
}
