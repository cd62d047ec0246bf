package reelay.local.aws.lambda.process;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import org.jspecify.annotations.Nullable;
import reelay.local.aws.lambda.Invocation;

/** One JVM with the managed runtime's client and a function in it. */
final class RuntimeProcess implements AutoCloseable {

    private final RuntimeApi api;
    private final Process process;
    private final long startedNanos;
    private volatile boolean closed;
    private @Nullable Duration firstResponse;

    private RuntimeProcess(RuntimeApi api, Process process, long startedNanos) {
        this.api = api;
        this.process = process;
        this.startedNanos = startedNanos;
    }

    static RuntimeProcess start(IsolatedSettings settings, Path task, OutputStream log)
            throws IOException {
        var api = new RuntimeApi();
        ProcessBuilder command = RuntimeCommand.of(settings, task, api.address());
        long startedNanos = System.nanoTime();
        Process process;
        try {
            process = command.start();
        } catch (IOException e) {
            api.close();
            throw e;
        }
        Thread.ofVirtual()
                .name(settings.functionName() + " output")
                .start(() -> copy(process.getInputStream(), log));
        var _ = process.onExit().thenAccept(ended -> api.processEnded(ended.exitValue()));
        return new RuntimeProcess(api, process, startedNanos);
    }

    /** Waits for the answer; if interrupted, the process is killed, as at a function's timeout. */
    RuntimeAnswer invoke(String payload, Invocation invocation) throws InterruptedException {
        var answer = api.hand(payload, invocation);
        if (!process.isAlive()) {
            // It may have ended before there was anything to fail.
            api.processEnded(process.exitValue());
        }
        try {
            RuntimeAnswer given = answer.get();
            if (firstResponse == null && given instanceof RuntimeAnswer.Response) {
                firstResponse = Duration.ofNanos(System.nanoTime() - startedNanos);
            }
            return given;
        } catch (InterruptedException e) {
            close();
            throw e;
        } catch (ExecutionException e) {
            throw new IllegalStateException("an invocation's answer is never a failure", e);
        }
    }

    /** From the process's start to its first response; empty before. */
    Optional<Duration> firstResponse() {
        return Optional.ofNullable(firstResponse);
    }

    boolean isAlive() {
        return !closed && process.isAlive();
    }

    /** Kills the process, as Lambda does with an environment it no longer needs. */
    @Override
    public void close() {
        closed = true;
        process.destroyForcibly();
        api.close();
    }

    private static void copy(InputStream from, OutputStream to) {
        byte[] chunk = new byte[8192];
        try (from) {
            for (int read = from.read(chunk); read >= 0; read = from.read(chunk)) {
                to.write(chunk, 0, read);
                to.flush();
            }
        } catch (IOException e) {
            throw new UncheckedIOException("a function's output could not be logged", e);
        }
    }
}
