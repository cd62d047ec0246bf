package reelay.local.aws.httpapi.route;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import reelay.local.aws.lambda.LambdaAnswer;

/** Invokes functions and stops waiting in time; the function itself runs on, as at AWS. */
public final class TimedInvoker {

    private final ExecutorService threads;

    public TimedInvoker(ExecutorService threads) {
        this.threads = threads;
    }

    /** Empty when the time was over first. */
    public Optional<LambdaAnswer> invoke(FunctionInvoker function, String event, Duration timeout) {
        Future<LambdaAnswer> answer = threads.submit(() -> function.invoke(event));
        try {
            return Optional.of(answer.get(timeout.toMillis(), TimeUnit.MILLISECONDS));
        } catch (TimeoutException e) {
            // Lateness is an outcome; how late it was is not known yet.
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        } catch (ExecutionException e) {
            throw new IllegalStateException("an invoker threw instead of answering", e);
        }
    }
}
