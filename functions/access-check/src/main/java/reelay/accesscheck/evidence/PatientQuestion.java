package reelay.accesscheck.evidence;

import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/**
 * A question that is asked in the background and whose answer is waited for only so long. The
 * provider's own timeouts are about one silence each; a report is wanted even from one that answers
 * a byte now and then.
 *
 * @param <T> the answer
 */
final class PatientQuestion<T> {

    private final String name;
    private final FutureTask<T> question;
    private final long endNanos;
    private final Supplier<T> tooLate;

    private PatientQuestion(
            String name, FutureTask<T> question, long endNanos, Supplier<T> tooLate) {
        this.name = name;
        this.question = question;
        this.endNanos = endNanos;
        this.tooLate = tooLate;
    }

    /**
     * Begins to ask.
     *
     * @param patience longest wait for the whole answer, from now
     * @param tooLate what counts as the answer when it ends
     */
    static <T> PatientQuestion<T> begin(
            String name, Duration patience, Supplier<T> question, Supplier<T> tooLate) {
        FutureTask<T> task = new FutureTask<>(question::get);
        Thread.ofVirtual().name(name).start(task);
        return new PatientQuestion<>(name, task, System.nanoTime() + patience.toNanos(), tooLate);
    }

    /** The answer, or what stands for it once patience has ended. */
    T answer() {
        try {
            return question.get(Math.max(0, endNanos - System.nanoTime()), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            return tooLate.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("asking for " + name + " failed", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while asking for " + name, e);
        } finally {
            question.cancel(true);
        }
    }
}
