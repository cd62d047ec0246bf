package reelay.local.aws.lambda;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Lambda's internal queue: a failed event is tried again after each delay, a throttled one every
 * second until there is a place for it. It lives in memory and is gone when the emulator stops.
 */
final class AsynchronousEvents implements AutoCloseable {

    private static final Duration WHEN_THROTTLED = Duration.ofSeconds(1);

    /** One queued event. */
    private record Event(
            FunctionDirectory.Found target, String payload, String requestId, int attemptsBefore) {

        Event afterFailure() {
            return new Event(target, payload, requestId, attemptsBefore + 1);
        }

        String arn() {
            String arn = target.function().function().arn();
            return target.qualifier().equals(FunctionReference.LATEST)
                    ? arn
                    : arn + ":" + target.qualifier();
        }
    }

    private final List<Duration> delays;
    private final Consumer<FailedEvent> failedEvents;
    private final ExecutorService threads;
    private final ScheduledExecutorService timer =
            Executors.newSingleThreadScheduledExecutor(Thread.ofVirtual().factory());

    AsynchronousEvents(
            List<Duration> delays, Consumer<FailedEvent> failedEvents, ExecutorService threads) {
        this.delays = delays;
        this.failedEvents = failedEvents;
        this.threads = threads;
    }

    void accept(FunctionDirectory.Found target, String payload, String requestId) {
        attemptAfter(Duration.ZERO, new Event(target, payload, requestId, 0));
    }

    private void attemptAfter(Duration delay, Event event) {
        try {
            var _ =
                    timer.schedule(
                            () -> threads.execute(() -> attempt(event)),
                            delay.toMillis(),
                            TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException e) {
            if (!timer.isShutdown()) {
                throw e;
            }
            // The emulator is closing; the events it holds go with it.
        }
    }

    private void attempt(Event event) {
        LambdaAnswer answer =
                event.target()
                        .function()
                        .run(event.payload(), event.target().qualifier(), event.requestId());
        switch (answer) {
            case LambdaAnswer.Returned _ -> {}
            case LambdaAnswer.Refused _ -> attemptAfter(WHEN_THROTTLED, event);
            case LambdaAnswer.Failed failed -> afterFailure(event, failed);
        }
    }

    private void afterFailure(Event event, LambdaAnswer.Failed failed) {
        int failures = event.attemptsBefore() + 1;
        int most =
                Math.min(delays.size(), event.target().function().function().asynchronousRetries());
        if (failures <= most) {
            attemptAfter(delays.get(failures - 1), event.afterFailure());
        } else {
            failedEvents.accept(
                    new FailedEvent(
                            event.arn(),
                            event.requestId(),
                            event.payload(),
                            failed.error(),
                            failures));
        }
    }

    @Override
    public void close() {
        timer.shutdownNow();
    }
}
