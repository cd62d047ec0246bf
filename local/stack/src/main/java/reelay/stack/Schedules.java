package reelay.stack;

import java.io.PrintStream;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import reelay.local.aws.iam.Iam;
import reelay.local.aws.iam.Permission;
import reelay.local.aws.lambda.LambdaAnswer;
import reelay.local.aws.lambda.LambdaEmulator;
import reelay.local.aws.scheduler.DeadLetter;
import reelay.local.aws.scheduler.RetryPolicy;
import reelay.local.aws.scheduler.Schedule;
import reelay.local.aws.scheduler.ScheduleTarget;
import reelay.local.aws.scheduler.SchedulerEmulator;
import reelay.local.aws.scheduler.Timer;
import reelay.stack.template.StackTemplate;
import reelay.stack.template.resource.LambdaResource;
import reelay.stack.template.resource.ScheduleResource;
import reelay.stack.template.resource.TargetedSchedule;

/** The template's schedules, each sending its event to its function. */
public record Schedules(StackTemplate template, LambdaEmulator lambda, Iam iam) {

    /** Begins all of them. */
    public SchedulerEmulator start(Timer timer, InstantSource clock) {
        List<Schedule> schedules = new ArrayList<>();
        for (LambdaResource function : template.functions()) {
            String arn = function.arn() + ":" + function.alias();
            function.schedules()
                    .forEach(
                            schedule ->
                                    schedules.add(schedule(schedule, input -> send(arn, input))));
        }
        for (TargetedSchedule own : template.schedules()) {
            iam.assume(own.roleArn(), "scheduler.amazonaws.com");
            schedules.add(schedule(own.schedule(), input -> sendAllowed(own, input)));
        }
        return SchedulerEmulator.start(schedules, timer, clock);
    }

    private static Schedule schedule(ScheduleResource schedule, ScheduleTarget target) {
        return new Schedule(
                schedule.name(),
                schedule.expression(),
                schedule.input(),
                target,
                new RetryPolicy(schedule.retries(), schedule.longestAge()),
                Schedules::note);
    }

    /** Scheduler invokes a function asynchronously: it only hears whether the event was taken. */
    private void send(String functionArn, String input) {
        Optional<LambdaAnswer.Refused> refused = lambda.send(functionArn, input);
        if (refused.isPresent()) {
            throw new IllegalStateException(refused.get().toString());
        }
    }

    private void sendAllowed(TargetedSchedule schedule, String input) {
        Optional<String> denial =
                iam.denialOfRole(
                        schedule.roleArn(),
                        new Permission("lambda:InvokeFunction", schedule.targetArn()));
        if (denial.isPresent()) {
            throw new IllegalStateException(denial.get());
        }
        send(schedule.targetArn(), input);
    }

    private static void note(DeadLetter letter) {
        @SuppressWarnings("SystemOut") // where the handlers' own log lines go as well
        PrintStream log = System.out;
        log.println("a scheduled event was given up: " + letter);
    }
}
