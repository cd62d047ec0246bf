package reelay.benchmarks.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import reelay.aws.AwsClients;
import reelay.benchmarks.process.JavaChild;
import reelay.benchmarks.process.PreparedVideos;
import reelay.benchmarks.process.StackProcess;
import reelay.benchmarks.store.StoreWorker.Run;
import reelay.benchmarks.store.StoreWorker.Task;
import reelay.benchmarks.store.StoreWorker.Way;
import reelay.catalog.bucket.ObjectKeys;
import reelay.catalog.bucket.VideoBucket;
import reelay.stack.template.resource.LambdaResource;
import reelay.video.Json;
import reelay.video.Sha256;
import reelay.video.VideoFormat;
import reelay.video.VideoId;
import reelay.video.environment.Environment;

/**
 * Moves a big video by the store function's handler and by a plain copy in turn, each in a small
 * JVM of its own, between the same two servers in a third one.
 */
public final class StoreMeasurement {

    /** The film is small; filler behind it makes the length. */
    private static final String SIZE = "64x64";

    private static final int SERVERS_HEAP_MEGABYTES = 1024;

    private final StorePlan plan;

    public StoreMeasurement(StorePlan plan) {
        this.plan = plan;
    }

    public StoreResult run() throws IOException, InterruptedException {
        try (StackProcess stack =
                        StackProcess.start(
                                plan.project(), Duration.ZERO, SIZE, SERVERS_HEAP_MEGABYTES);
                PreparedVideos videos = new PreparedVideos(stack, SIZE);
                VideoBucket bucket = bucket(stack)) {
            if (plan.warmUpMebibytes() > 0) {
                pair(stack, videos, bucket, plan.warmUpMebibytes());
            }
            List<StoreResult.Pair> pairs = new ArrayList<>();
            for (int i = 0; i < plan.pairs(); i++) {
                pairs.add(pair(stack, videos, bucket, plan.mebibytes()));
            }
            return new StoreResult(plan, pairs);
        }
    }

    private static VideoBucket bucket(StackProcess stack) {
        Environment environment = new Environment(stack.environment(function(stack)));
        return VideoBucket.of(AwsClients.from(environment), environment.text("VIDEOS_BUCKET"));
    }

    private StoreResult.Pair pair(
            StackProcess stack, PreparedVideos videos, VideoBucket bucket, int mebibytes)
            throws IOException, InterruptedException {
        String job = videos.job("a long film [padding:" + ((long) mebibytes << 20) + "]");
        VideoId video = videos.submitted(job);
        String key = ObjectKeys.videoKey(PreparedVideos.OWNER, video, VideoFormat.MP4);
        String served = digestServed(videos, job);
        var task = new Task(Way.STORE, stack.environment(function(stack)), video, job, key);
        Run store = move(task);
        require(served, videos.recordedDigest(video).orElse("none"), "in the item");
        require(served, digestInBucket(bucket, key), "in the bucket");
        bucket.delete(key);
        Run copy = move(new Task(Way.COPY, task.environment(), video, job, key));
        require(served, digestInBucket(bucket, key), "in the copy");
        bucket.delete(key);
        return new StoreResult.Pair(store, copy, served);
    }

    private Run move(Task task) throws JsonProcessingException {
        List<String> options = new ArrayList<>(plan.jvm().flags());
        options.add("-Xmx" + plan.heapMegabytes() + "m");
        try (JavaChild worker = JavaChild.start(StoreWorker.class, options, Json.text(task))) {
            return Json.read(worker.answer(), Run.class);
        }
    }

    private static LambdaResource function(StackProcess stack) {
        return stack.template().function("StoreFunction");
    }

    private static void require(String served, String found, String where) {
        if (!served.equals(found)) {
            throw new IllegalStateException(
                    "the provider served " + served + ", but " + where + " is " + found);
        }
    }

    private static String digestServed(PreparedVideos videos, String job)
            throws IOException, InterruptedException {
        try (HttpClient http = HttpClient.newHttpClient();
                InputStream content =
                        http.send(videos.content(job), HttpResponse.BodyHandlers.ofInputStream())
                                .body()) {
            return digest(content);
        }
    }

    private static String digestInBucket(VideoBucket bucket, String key) throws IOException {
        try (VideoBucket.FlowingObject object = bucket.open(key).orElseThrow()) {
            return digest(object.content());
        }
    }

    private static String digest(InputStream in) throws IOException {
        MessageDigest digest = Sha256.start();
        byte[] buffer = new byte[64 * 1024];
        for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
            digest.update(buffer, 0, read);
        }
        return HexFormat.of().formatHex(digest.digest());
    }
}
