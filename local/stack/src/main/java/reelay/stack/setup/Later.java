package reelay.stack.setup;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.function.Supplier;

/** Something that starts beside the rest; {@link #get} waits and throws what it threw. */
public record Later<T>(CompletableFuture<T> future) {

    public static <T> Later<T> of(Executor threads, Supplier<T> work) {
        return new Later<>(CompletableFuture.supplyAsync(work, threads));
    }

    public T get() {
        try {
            return future.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw e;
        }
    }
}
