package reelay.benchmarks.api;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import reelay.benchmarks.plan.Spread;
import reelay.benchmarks.process.StackProcess;
import reelay.benchmarks.process.VideosApp;

/** Times creates and retrieves of many clients at once beside an answer that costs nothing. */
public final class ApiMeasurement {

    private static final String SIZE = "64x64";

    /** So long that no video is finished, and stored, meanwhile. */
    private static final Duration GENERATION = Duration.ofMinutes(10);

    private final ApiPlan plan;

    public ApiMeasurement(ApiPlan plan) {
        this.plan = plan;
    }

    public ApiResult run() throws IOException, InterruptedException {
        try (StackProcess stack =
                        StackProcess.start(plan.project(), GENERATION, SIZE, plan.heapMegabytes());
                VideosApp app = new VideosApp(stack)) {
            Queue<String> ids = new ConcurrentLinkedQueue<>();
            // The first round warms the JVM up and does not count.
            round(app, ids);
            return round(app, ids);
        }
    }

    private ApiResult round(VideosApp app, Queue<String> ids) throws InterruptedException {
        Spread health = timed(app::health);
        Spread create = timed(() -> ids.add(app.create("a cat", SIZE)));
        Spread retrieve =
                timed(
                        () -> {
                            String id = ids.remove();
                            app.retrieve(id);
                            ids.add(id);
                        });
        return new ApiResult(plan, health, create, retrieve);
    }

    /** One request. */
    private interface Request {
        void send() throws IOException, InterruptedException;
    }

    private Spread timed(Request request) throws InterruptedException {
        List<Double> milliseconds = new ArrayList<>();
        try (ExecutorService clients = Executors.newFixedThreadPool(plan.clients())) {
            List<Future<Double>> requests = new ArrayList<>();
            for (int i = 0; i < plan.requests(); i++) {
                requests.add(
                        clients.submit(
                                () -> {
                                    long start = System.nanoTime();
                                    request.send();
                                    return (System.nanoTime() - start) / 1e6;
                                }));
            }
            for (Future<Double> sent : requests) {
                milliseconds.add(sent.get());
            }
        } catch (ExecutionException e) {
            throw new IllegalStateException("a request was not answered with 200", e);
        }
        return new Spread(milliseconds);
    }
}
