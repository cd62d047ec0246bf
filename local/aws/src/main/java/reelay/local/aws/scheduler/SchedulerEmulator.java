package reelay.local.aws.scheduler;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;

/**
 * EventBridge Scheduler without its API: the schedules are given, and run until it is closed. A
 * time that passed while the machine slept is due once, not as often as it was missed.
 */
public final class SchedulerEmulator implements AutoCloseable {

    /** Scheduler retries "with exponential backoff" and does not say from where to where. */
    private static final Duration FIRST_BACKOFF = Duration.ofSeconds(1);

    private static final Duration LONGEST_BACKOFF = Duration.ofMinutes(5);

    private record Call(Schedule schedule, Instant due, int attempt, Duration backoff) {

        Call again() {
            Duration doubled = backoff.multipliedBy(2);
            return new Call(
                    schedule,
                    due,
                    attempt + 1,
                    doubled.compareTo(LONGEST_BACKOFF) > 0 ? LONGEST_BACKOFF : doubled);
        }
    }

    private final Timer timer;
    private final InstantSource clock;
    private volatile boolean closed;

    private SchedulerEmulator(Timer timer, InstantSource clock) {
        this.timer = timer;
        this.clock = clock;
    }

    /**
     * Begins all schedules now.
     *
     * @param timer runs what is due; it may block, so not on one thread for all
     * @throws IllegalArgumentException if an expression is not understood, naming the schedule
     */
    public static SchedulerEmulator start(
            List<Schedule> schedules, Timer timer, InstantSource clock) {
        List<RateExpression> expressions =
                schedules.stream().map(SchedulerEmulator::parse).toList();
        var scheduler = new SchedulerEmulator(timer, clock);
        Instant now = clock.instant();
        for (int i = 0; i < schedules.size(); i++) {
            scheduler.plan(schedules.get(i), expressions.get(i), now, now.minusNanos(1));
        }
        return scheduler;
    }

    /** Calls nothing any more; a call that is being made goes on. The timer stays open. */
    @Override
    public void close() {
        closed = true;
    }

    private static RateExpression parse(Schedule schedule) {
        try {
            return RateExpression.parse(schedule.expression());
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "schedule " + schedule.name() + ": " + e.getMessage(), e);
        }
    }

    private void plan(
            Schedule schedule, RateExpression expression, Instant started, Instant after) {
        Instant due = expression.next(started, after);
        timer.after(
                until(due),
                () -> {
                    Instant now = clock.instant();
                    plan(schedule, expression, started, now.isAfter(due) ? now : due);
                    call(new Call(schedule, due, 1, FIRST_BACKOFF));
                });
    }

    private void call(Call call) {
        if (closed) {
            return;
        }
        try {
            call.schedule().target().invoke(call.schedule().input());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (Exception e) {
            afterFailure(call, e);
        }
    }

    private void afterFailure(Call call, Exception cause) {
        RetryPolicy policy = call.schedule().retryPolicy();
        Instant nextTry = clock.instant().plus(call.backoff());
        boolean tooOld = nextTry.isAfter(call.due().plus(policy.maximumEventAge()));
        if (tooOld || call.attempt() > policy.maximumRetryAttempts()) {
            call.schedule()
                    .deadLetters()
                    .accept(
                            new DeadLetter(
                                    call.schedule().name(),
                                    call.due(),
                                    call.schedule().input(),
                                    call.attempt(),
                                    cause));
        } else {
            timer.after(call.backoff(), () -> call(call.again()));
        }
    }

    private Duration until(Instant due) {
        Duration delay = Duration.between(clock.instant(), due);
        return delay.isNegative() ? Duration.ZERO : delay;
    }
}
