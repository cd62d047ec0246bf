package reelay.local.aws.lambda.process;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;
import reelay.local.aws.lambda.FunctionCode;
import reelay.local.aws.lambda.FunctionFailedException;
import reelay.local.aws.lambda.Invocation;

/**
 * A function in processes of its own, run by the managed runtime's client from the deployed zip.
 *
 * <p>A process takes one invocation at a time and stays for the next; further invocations start
 * further processes up to the settings' number, then they wait. A process that died, was killed at
 * the function's timeout or failed to start is replaced at the next invocation.
 */
public final class IsolatedFunction implements FunctionCode, AutoCloseable {

    private final IsolatedSettings settings;
    private final OutputStream log;
    private final Path task;
    private final Semaphore places;
    private final ConcurrentLinkedDeque<RuntimeProcess> idle = new ConcurrentLinkedDeque<>();
    private final Set<RuntimeProcess> all = ConcurrentHashMap.newKeySet();
    private volatile @Nullable Duration firstResponse;

    /**
     * Unpacks the zip; the first process starts with the first invocation.
     *
     * @param log takes what the processes write to their output and error output; not closed
     * @throws IOException if the zip cannot be unpacked
     */
    public IsolatedFunction(IsolatedSettings settings, OutputStream log) throws IOException {
        this.settings = settings;
        this.log = log;
        this.task = settings.workDirectory().resolve("task").toAbsolutePath();
        this.places = new Semaphore(settings.processes(), true);
        FunctionZip.unpack(settings.zip(), task);
    }

    @Override
    public void invoke(InputStream in, OutputStream out, Invocation invocation)
            throws IOException, InterruptedException, FunctionFailedException {
        String payload = new String(in.readAllBytes(), StandardCharsets.UTF_8);
        places.acquire();
        try {
            out.write(answer(payload, invocation).getBytes(StandardCharsets.UTF_8));
        } finally {
            places.release();
        }
    }

    /**
     * How long the newest process that has answered took from its start to its first response, both
     * seen from here; empty before.
     */
    public Optional<Duration> firstResponse() {
        return Optional.ofNullable(firstResponse);
    }

    /** Kills the idle processes, so that the next invocation is a cold start. */
    public void stopProcesses() {
        for (RuntimeProcess p = idle.pollFirst(); p != null; p = idle.pollFirst()) {
            discard(p);
        }
    }

    /** Kills all processes. What still runs fails. */
    @Override
    public void close() {
        all.forEach(RuntimeProcess::close);
        all.clear();
    }

    private String answer(String payload, Invocation invocation)
            throws IOException, InterruptedException, FunctionFailedException {
        RuntimeProcess process = idleOrNew();
        try {
            return switch (process.invoke(payload, invocation)) {
                case RuntimeAnswer.Response response -> {
                    process.firstResponse().ifPresent(took -> firstResponse = took);
                    yield response.payload();
                }
                case RuntimeAnswer.InitError error -> {
                    process.close();
                    throw new FunctionFailedException(error.document());
                }
                case RuntimeAnswer.HandlerError error ->
                        throw new FunctionFailedException(error.document());
            };
        } finally {
            keepOrDiscard(process);
        }
    }

    private RuntimeProcess idleOrNew() throws IOException {
        for (RuntimeProcess p = idle.pollFirst(); p != null; p = idle.pollFirst()) {
            if (p.isAlive()) {
                return p;
            }
            discard(p);
        }
        RuntimeProcess started = RuntimeProcess.start(settings, task, log);
        all.add(started);
        return started;
    }

    private void keepOrDiscard(RuntimeProcess process) {
        if (process.isAlive()) {
            idle.addFirst(process);
        } else {
            discard(process);
        }
    }

    private void discard(RuntimeProcess process) {
        process.close();
        all.remove(process);
    }
}
