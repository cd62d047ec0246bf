package reelay.stack;

import java.io.PrintStream;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import reelay.local.aws.lambda.LambdaAnswer;
import reelay.local.aws.lambda.LambdaEmulator;
import reelay.local.aws.scheduler.DeadLetter;
import reelay.local.aws.scheduler.RetryPolicy;
import reelay.local.aws.scheduler.Schedule;
import reelay.local.aws.scheduler.SchedulerEmulator;
import reelay.local.aws.scheduler.Timer;
import reelay.stack.template.StackTemplate;
import reelay.stack.template.resource.LambdaResource;
import reelay.stack.template.resource.ScheduleResource;

/** The template's schedules, each sending its event to its function. */
record Schedules(StackTemplate template, LambdaEmulator lambda) {

    SchedulerEmulator start(Timer timer, InstantSource clock) {
        List<Schedule> schedules =
                template.functions().stream()
                        .flatMap(
                                function ->
                                        function.schedules().stream()
                                                .map(schedule -> schedule(function, schedule)))
                        .toList();
        return SchedulerEmulator.start(schedules, timer, clock);
    }

    private Schedule schedule(LambdaResource function, ScheduleResource schedule) {
        return new Schedule(
                schedule.name(),
                schedule.expression(),
                schedule.input(),
                input -> send(function, input),
                new RetryPolicy(schedule.retries(), schedule.longestAge()),
                Schedules::note);
    }

    /** Scheduler invokes a function asynchronously: it only hears whether the event was taken. */
    private void send(LambdaResource function, String input) {
        Optional<LambdaAnswer.Refused> refused =
                lambda.send(function.logicalId() + ":" + function.alias(), input);
        if (refused.isPresent()) {
            throw new IllegalStateException(refused.get().toString());
        }
    }

    private static void note(DeadLetter letter) {
        @SuppressWarnings("SystemOut") // where the handlers' own log lines go as well
        PrintStream log = System.out;
        log.println("a scheduled event was given up: " + letter);
    }
}
