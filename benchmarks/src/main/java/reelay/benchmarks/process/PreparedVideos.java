package reelay.benchmarks.process;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Optional;
import reelay.aws.AwsClients;
import reelay.catalog.VideoCatalog;
import reelay.video.Job;
import reelay.video.Json;
import reelay.video.Prompt;
import reelay.video.StoredVideo;
import reelay.video.Video;
import reelay.video.VideoId;
import reelay.video.VideoRequest;
import reelay.video.VideoSize;
import reelay.video.environment.Environment;

/** Video items and jobs at the provider, brought to where a step takes over. */
public final class PreparedVideos implements AutoCloseable {

    /** Whose they are. */
    public static final String OWNER = "benchmark";

    private final HttpClient http = HttpClient.newHttpClient();
    private final URI provider;
    private final String size;
    private final VideoCatalog catalog;

    public PreparedVideos(StackProcess stack, String size) {
        this.provider = stack.addresses().provider();
        this.size = size;
        Environment environment =
                new Environment(stack.environment(stack.template().function("StoreFunction")));
        this.catalog =
                new VideoCatalog(
                        AwsClients.from(environment).dynamoDb(), environment.text("VIDEOS_TABLE"));
    }

    /** A job at the provider. */
    public String job(String prompt) throws IOException, InterruptedException {
        HttpResponse<String> answer =
                http.send(
                        toProvider("/videos")
                                .header("Content-Type", "application/json")
                                .POST(
                                        HttpRequest.BodyPublishers.ofString(
                                                Json.text(Json.object().put("prompt", prompt))))
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() != 200) {
            throw new IOException("the provider answered " + answer.statusCode());
        }
        return Json.tree(answer.body()).path("id").asText();
    }

    /** A request for the bytes of a job. */
    public HttpRequest content(String job) {
        return toProvider("/videos/" + job + "/content").build();
    }

    private HttpRequest.Builder toProvider(String path) {
        return HttpRequest.newBuilder(URI.create(provider + path))
                .header("Authorization", "Bearer " + StackServer.PROVIDER_KEY);
    }

    /** A video that nobody submitted yet. */
    public VideoId queued() {
        Video video =
                Video.queued(
                        VideoId.random(new SecureRandom()),
                        OWNER,
                        new VideoRequest(
                                "sora-2", new Prompt("a benchmark"), 4, VideoSize.of(size)),
                        "hash",
                        Optional.empty(),
                        Instant.now(),
                        Optional.empty());
        catalog.create(video);
        return video.id();
    }

    /** A video with that job. */
    public VideoId submitted(String job) {
        VideoId id = queued();
        catalog.recordJob(id, new Job(job, "openai", Instant.now()));
        return id;
    }

    /** The digest that the store step wrote into the item. */
    public Optional<String> recordedDigest(VideoId id) {
        return catalog.find(id).flatMap(Video::stored).map(StoredVideo::sha256);
    }

    @Override
    public void close() {
        http.close();
    }
}
