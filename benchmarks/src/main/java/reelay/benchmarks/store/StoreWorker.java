package reelay.benchmarks.store;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import reelay.aws.AwsClients;
import reelay.benchmarks.process.PeakWatch;
import reelay.benchmarks.process.Peaks;
import reelay.benchmarks.process.StackServer;
import reelay.store.StoreHandler;
import reelay.video.Json;
import reelay.video.VideoId;
import reelay.video.environment.Environment;
import reelay.video.step.StepInput;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;

/** Moves one video from the provider to the bucket, in a JVM of its own, and tells how it went. */
public final class StoreWorker {

    private StoreWorker() {}

    /** The two ways. */
    enum Way {
        /** The store function's handler. */
        STORE,
        /** As few lines as do it: one GET, one PUT, nothing checked. */
        COPY
    }

    /**
     * What to move.
     *
     * @param environment the store function's
     * @param video whose bytes they are; its item exists
     * @param job the provider's handle of them
     * @param key where a copy goes; the store step knows by itself
     */
    record Task(Way way, Map<String, String> environment, VideoId video, String job, String key) {

        @Override
        public String toString() {
            return "Task[" + way + ", " + video + "]";
        }
    }

    /**
     * How it went.
     *
     * @param nanoseconds from the call to its return; the JVM's start is not in it
     * @param bytes that arrived
     * @param peaks of this JVM
     */
    public record Run(long nanoseconds, long bytes, Peaks peaks) {

        double mebibytesPerSecond() {
            return bytes / (1024.0 * 1024) / (nanoseconds / 1e9);
        }
    }

    public static void main(String[] args) throws IOException, InterruptedException {
        Task task = Json.read(args[0], Task.class);
        PrintStream answers = System.out;
        // The handler's log would stand between the answers.
        System.setOut(System.err);
        try (PeakWatch watch = PeakWatch.start()) {
            Run run =
                    switch (task.way()) {
                        case STORE -> store(task, watch);
                        case COPY -> copy(task, watch);
                    };
            answers.println(Json.text(run));
        }
    }

    private static Run store(Task task, PeakWatch watch) throws IOException {
        var handler = new StoreHandler(task.environment());
        var event =
                new ByteArrayInputStream(
                        Json.text(new StepInput(task.video())).getBytes(StandardCharsets.UTF_8));
        var answer = new ByteArrayOutputStream();
        long start = System.nanoTime();
        handler.handleRequest(event, answer, new LongInvocation("StoreFunction"));
        long end = System.nanoTime();
        var outcome = Json.tree(answer.toByteArray());
        if (!outcome.path("outcome").asText().equals("stored")) {
            throw new IOException("the store step answered " + outcome);
        }
        return new Run(end - start, outcome.path("bytes").asLong(), watch.peaks());
    }

    private static Run copy(Task task, PeakWatch watch) throws IOException, InterruptedException {
        var environment = new Environment(task.environment());
        try (HttpClient http = HttpClient.newHttpClient();
                S3Client s3 =
                        AwsClients.from(environment)
                                .client(
                                        S3Client.class,
                                        "S3",
                                        () -> S3Client.builder().forcePathStyle(true))
                                .get()) {
            String bucket = environment.text("VIDEOS_BUCKET");
            HttpRequest get =
                    HttpRequest.newBuilder(
                                    URI.create(
                                            environment.text("PROVIDER_URL")
                                                    + "/videos/"
                                                    + task.job()
                                                    + "/content"))
                            .header("Authorization", "Bearer " + StackServer.PROVIDER_KEY)
                            .build();
            long start = System.nanoTime();
            HttpResponse<InputStream> content =
                    http.send(get, HttpResponse.BodyHandlers.ofInputStream());
            long length = content.headers().firstValueAsLong("Content-Length").orElseThrow();
            try (InputStream body = content.body()) {
                s3.putObject(
                        put -> put.bucket(bucket).key(task.key()).contentType("video/mp4"),
                        RequestBody.fromInputStream(body, length));
            }
            return new Run(System.nanoTime() - start, length, watch.peaks());
        }
    }
}
