package reelay.benchmarks.coldstart;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import reelay.benchmarks.plan.Spread;
import reelay.benchmarks.process.JavaChild;
import reelay.local.aws.lambda.FunctionFailedException;
import reelay.local.aws.lambda.Invocation;
import reelay.local.aws.lambda.process.IsolatedFunction;
import reelay.local.aws.lambda.process.IsolatedSettings;
import reelay.stack.template.StackTemplate;

/** One function that is started from its zip again and again. */
final class ColdStarter implements AutoCloseable {

    /** Makes the next event and what it speaks of. */
    @FunctionalInterface
    interface Events {
        String next() throws IOException, InterruptedException;
    }

    /**
     * What is started.
     *
     * @param name how the result calls it
     * @param handler the class, and the method if there is one to name
     * @param memoryMegabytes as the template gives it; decides the size of the heap
     */
    record Function(
            String name,
            Path zip,
            String handler,
            int memoryMegabytes,
            Map<String, String> environment) {

        /** The environment stays out. */
        @Override
        public String toString() {
            return "Function[" + name + ", " + zip + "]";
        }
    }

    private final Function function;
    private final Events events;
    private final IsolatedFunction code;
    private final List<Double> milliseconds = new ArrayList<>();

    /** Unpacks the zip below {@code folder}. */
    ColdStarter(Function function, Events events, Path folder) throws IOException {
        this.function = function;
        this.events = events;
        this.code =
                new IsolatedFunction(
                        new IsolatedSettings(
                                function.name(),
                                function.zip(),
                                function.handler(),
                                function.memoryMegabytes(),
                                1,
                                StackTemplate.region(),
                                function.environment(),
                                folder.resolve(function.name()),
                                JavaChild.java(),
                                RuntimeClientJars.all(),
                                List.of()),
                        OutputStream.nullOutputStream());
    }

    /**
     * Starts it, waits for its answer and stops it.
     *
     * @param counts whether the time is kept
     */
    void start(boolean counts) throws IOException, InterruptedException, FunctionFailedException {
        byte[] event = events.next().getBytes(StandardCharsets.UTF_8);
        var invocation =
                new Invocation(
                        "benchmark",
                        Instant.now().plusSeconds(60),
                        function.name(),
                        "arn:aws:lambda:us-east-1:000000000000:function:" + function.name(),
                        "$LATEST",
                        function.memoryMegabytes());
        code.invoke(new ByteArrayInputStream(event), new ByteArrayOutputStream(), invocation);
        if (counts) {
            milliseconds.add(code.firstResponse().orElseThrow().toNanos() / 1e6);
        }
        code.stopProcesses();
    }

    ColdStartResult.Line result() throws IOException {
        return new ColdStartResult.Line(
                function.name(), Files.size(function.zip()), new Spread(milliseconds));
    }

    @Override
    public void close() {
        code.close();
    }
}
