package reelay.benchmarks.inflight;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import reelay.aws.AwsClients;
import reelay.benchmarks.plan.Spread;
import reelay.benchmarks.process.StackProcess;
import reelay.benchmarks.process.VideosApp;
import reelay.stack.template.resource.LambdaResource;
import reelay.video.Json;
import reelay.video.environment.Environment;
import software.amazon.awssdk.services.s3.S3Client;

/** Asks one stack for many videos over HTTP, and waits until the list says that all are done. */
public final class InFlightMeasurement {

    private static final String SIZE = "64x64";

    /** From one look at the list to the next. */
    private static final Duration PAUSE = Duration.ofSeconds(1);

    /** Nothing takes that long; what does is stuck. */
    private static final Duration LIMIT = Duration.ofMinutes(15);

    private final InFlightPlan plan;

    public InFlightMeasurement(InFlightPlan plan) {
        this.plan = plan;
    }

    public InFlightResult run() throws IOException, InterruptedException {
        try (StackProcess stack =
                        StackProcess.start(
                                plan.project(), plan.generation(), SIZE, plan.heapMegabytes());
                VideosApp app = new VideosApp(stack)) {
            long start = System.nanoTime();
            Spread posts = new Spread(create(app));
            double created = secondsSince(start);
            int finishedByThen = finished(app.statuses());
            Map<String, Integer> end = waitForAll(app);
            return new InFlightResult(
                    plan,
                    posts,
                    created,
                    secondsSince(start),
                    plan.videos() - finishedByThen,
                    end.getOrDefault("completed", 0),
                    submits(stack),
                    objects(stack),
                    stack.peaks());
        }
    }

    /** Milliseconds that each request took. */
    private List<Double> create(VideosApp app) throws InterruptedException {
        List<Double> milliseconds = new ArrayList<>();
        try (ExecutorService clients = Executors.newFixedThreadPool(plan.clients())) {
            List<Future<Double>> requests = new ArrayList<>();
            for (int i = 0; i < plan.videos(); i++) {
                String prompt = "video " + i;
                requests.add(clients.submit(() -> create(app, prompt)));
            }
            for (Future<Double> request : requests) {
                milliseconds.add(request.get());
            }
        } catch (ExecutionException e) {
            throw new IllegalStateException("a video was not accepted", e);
        }
        return milliseconds;
    }

    private static double create(VideosApp app, String prompt)
            throws IOException, InterruptedException {
        long start = System.nanoTime();
        app.create(prompt, SIZE);
        return (System.nanoTime() - start) / 1e6;
    }

    private Map<String, Integer> waitForAll(VideosApp app)
            throws IOException, InterruptedException {
        long start = System.nanoTime();
        Map<String, Integer> statuses = app.statuses();
        while (finished(statuses) < plan.videos()) {
            if (secondsSince(start) > LIMIT.toSeconds()) {
                throw new IllegalStateException("not all videos came to an end: " + statuses);
            }
            TimeUnit.MILLISECONDS.sleep(PAUSE.toMillis());
            statuses = app.statuses();
        }
        return statuses;
    }

    private static int finished(Map<String, Integer> statuses) {
        return statuses.getOrDefault("completed", 0) + statuses.getOrDefault("failed", 0);
    }

    private static double secondsSince(long start) {
        return (System.nanoTime() - start) / 1e9;
    }

    private static long submits(StackProcess stack) throws IOException, InterruptedException {
        URI stats = stack.addresses().provider().resolve("/simulator/stats");
        try (HttpClient http = HttpClient.newHttpClient()) {
            String body =
                    http.send(
                                    HttpRequest.newBuilder(stats).build(),
                                    HttpResponse.BodyHandlers.ofString())
                            .body();
            return Json.tree(body).path("submits_received").asLong();
        }
    }

    private static long objects(StackProcess stack) {
        LambdaResource store = stack.template().function("StoreFunction");
        Environment environment = new Environment(stack.environment(store));
        String bucket = environment.text("VIDEOS_BUCKET");
        try (S3Client s3 =
                AwsClients.from(environment)
                        .client(S3Client.class, "S3", () -> S3Client.builder().forcePathStyle(true))
                        .get()) {
            return s3
                    .listObjectsV2Paginator(list -> list.bucket(bucket).prefix("videos/"))
                    .contents()
                    .stream()
                    .filter(object -> !object.key().endsWith(".poster"))
                    .count();
        }
    }
}
