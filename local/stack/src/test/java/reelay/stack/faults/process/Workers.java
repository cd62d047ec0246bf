package reelay.stack.faults.process;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.BiFunction;

/** Works on many worlds, on as many at a time as there are processors. */
public final class Workers {

    private Workers() {}

    /** The results in no certain order; each worker keeps its own processes. */
    public static <T, R> List<R> each(List<T> all, BiFunction<T, Processes, R> work) {
        int threads = Math.max(1, Runtime.getRuntime().availableProcessors());
        try (ExecutorService workers = Executors.newFixedThreadPool(threads)) {
            List<Callable<List<R>>> shares = new ArrayList<>();
            for (int share = 0; share < threads; share++) {
                int first = share;
                shares.add(() -> everyNth(all, first, threads, work));
            }
            List<R> results = new ArrayList<>();
            for (Future<List<R>> share : workers.invokeAll(shares)) {
                results.addAll(share.get());
            }
            return results;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        } catch (ExecutionException e) {
            throw new IllegalStateException("a world broke", e.getCause());
        }
    }

    private static <T, R> List<R> everyNth(
            List<T> all, int first, int step, BiFunction<T, Processes, R> work) {
        Processes processes = new Processes();
        List<R> results = new ArrayList<>();
        for (int i = first; i < all.size(); i += step) {
            results.add(work.apply(all.get(i), processes));
        }
        return results;
    }
}
