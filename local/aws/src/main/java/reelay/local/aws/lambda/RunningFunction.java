package reelay.local.aws.lambda;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;

/** Runs one function within its timeout, its reserved concurrency and Lambda's payload limits. */
final class RunningFunction {

    private final LambdaFunction function;
    private final ExecutorService threads;
    private final InstantSource clock;
    private final Semaphore places;
    private final Consumer<FunctionRun> watcher;

    RunningFunction(
            LambdaFunction function,
            ExecutorService threads,
            InstantSource clock,
            Consumer<FunctionRun> watcher) {
        this.watcher = watcher;
        this.function = function;
        this.threads = threads;
        this.clock = clock;
        Integer reserved = function.reservedConcurrency();
        this.places = new Semaphore(reserved == null ? Integer.MAX_VALUE : reserved);
    }

    LambdaFunction function() {
        return function;
    }

    /** Runs the function once and waits for its end. */
    LambdaAnswer run(String payload, String qualifier, String requestId) {
        if (!places.tryAcquire()) {
            return LambdaAnswer.Refused.throttled();
        }
        long start = System.nanoTime();
        try {
            return answerInTime(payload, invocation(qualifier, requestId));
        } finally {
            watcher.accept(
                    new FunctionRun(
                            function.logicalId(), Duration.ofNanos(System.nanoTime() - start)));
            places.release();
        }
    }

    private LambdaAnswer answerInTime(String payload, Invocation invocation) {
        Future<String> running = threads.submit(() -> answer(payload, invocation));
        try {
            return checked(running.get(function.timeout().toMillis(), TimeUnit.MILLISECONDS));
        } catch (TimeoutException e) {
            return new LambdaAnswer.Failed(
                    ErrorDocument.timedOut(invocation.requestId(), function.timeout()));
        } catch (ExecutionException e) {
            return failed(e.getCause() == null ? e : e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return failed(e);
        } finally {
            running.cancel(true);
        }
    }

    private String answer(String payload, Invocation invocation) throws Exception {
        var out = new ByteArrayOutputStream();
        var in = new ByteArrayInputStream(payload.getBytes(StandardCharsets.UTF_8));
        function.code().invoke(in, out, invocation);
        return out.size() > PayloadLimits.ANSWER
                ? tooLarge()
                : out.toString(StandardCharsets.UTF_8);
    }

    private static String tooLarge() throws FunctionFailedException {
        throw new FunctionFailedException(ErrorDocument.answerTooLarge());
    }

    /** A function that writes nothing has answered JSON's null, as a void handler does. */
    private static LambdaAnswer checked(String written) {
        return new LambdaAnswer.Returned(written.isEmpty() ? "null" : written);
    }

    private static LambdaAnswer failed(Throwable thrown) {
        return new LambdaAnswer.Failed(
                thrown instanceof FunctionFailedException failure
                        ? failure.error()
                        : ErrorDocument.of(thrown));
    }

    private Invocation invocation(String qualifier, String requestId) {
        return new Invocation(
                requestId,
                clock.instant().plus(function.timeout()),
                function.name(),
                qualifier.equals(FunctionReference.LATEST)
                        ? function.arn()
                        : function.arn() + ":" + qualifier,
                qualifier,
                function.memoryMegabytes());
    }
}
