package reelay.benchmarks.coldstart;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import reelay.benchmarks.process.PreparedVideos;
import reelay.benchmarks.process.StackProcess;
import reelay.local.aws.lambda.FunctionFailedException;
import reelay.stack.template.resource.LambdaResource;

/**
 * Starts every function from its zip by the managed runtime's own client, again and again and in
 * turn with two handlers that do less, and takes the time to the first response.
 */
public final class ColdStartMeasurement {

    private static final String SIZE = "64x64";
    private static final int SERVERS_HEAP_MEGABYTES = 1024;
    private static final int COMPARISON_MEGABYTES = 512;

    private final ColdStartPlan plan;

    public ColdStartMeasurement(ColdStartPlan plan) {
        this.plan = plan;
    }

    public ColdStartResult run() throws IOException, InterruptedException, FunctionFailedException {
        List<ColdStarter> starters = new ArrayList<>();
        try (StackProcess stack =
                        StackProcess.start(
                                plan.project(), Duration.ZERO, SIZE, SERVERS_HEAP_MEGABYTES);
                PreparedVideos videos = new PreparedVideos(stack, SIZE)) {
            try {
                addComparisons(starters, stack, videos);
                addFunctions(starters, stack, videos);
                return measure(starters);
            } finally {
                starters.forEach(ColdStarter::close);
            }
        }
    }

    /** The first round does not count: the zips come from a cold disk in it. */
    private ColdStartResult measure(List<ColdStarter> starters)
            throws IOException, InterruptedException, FunctionFailedException {
        for (int round = 0; round <= plan.rounds(); round++) {
            for (ColdStarter starter : starters) {
                starter.start(round > 0);
            }
        }
        List<ColdStartResult.Line> lines = new ArrayList<>();
        for (ColdStarter starter : starters) {
            lines.add(starter.result());
        }
        return new ColdStartResult(plan.rounds(), lines);
    }

    private void addComparisons(
            List<ColdStarter> starters, StackProcess stack, PreparedVideos videos)
            throws IOException {
        LambdaResource poll = stack.template().function("PollFunction");
        Path zips = stack.folder("comparison");
        starters.add(
                new ColdStarter(
                        new ColdStarter.Function(
                                "hello",
                                ComparisonZips.hello(zips),
                                HelloHandler.class.getName(),
                                COMPARISON_MEGABYTES,
                                Map.of()),
                        () -> "{}",
                        unpacked(stack)));
        starters.add(
                new ColdStarter(
                        new ColdStarter.Function(
                                "minimal-sdk",
                                ComparisonZips.minimalSdk(zips, zip(poll)),
                                MinimalSdkHandler.class.getName(),
                                COMPARISON_MEGABYTES,
                                stack.environment(poll)),
                        () -> FunctionEvents.about(videos.queued()),
                        unpacked(stack)));
    }

    private void addFunctions(List<ColdStarter> starters, StackProcess stack, PreparedVideos videos)
            throws IOException {
        var events = new FunctionEvents(plan.project().resolve("events"), videos);
        for (LambdaResource function : stack.template().functions()) {
            if (plan.measures(function.folder())) {
                starters.add(
                        new ColdStarter(
                                new ColdStarter.Function(
                                        function.folder(),
                                        zip(function),
                                        function.handler(),
                                        function.memoryMegabytes(),
                                        stack.environment(function)),
                                () -> events.next(function.folder()),
                                unpacked(stack)));
            }
        }
    }

    private static Path unpacked(StackProcess stack) {
        return stack.folder("cold-start");
    }

    private Path zip(LambdaResource function) {
        return plan.project().resolve(function.codeUri());
    }
}
