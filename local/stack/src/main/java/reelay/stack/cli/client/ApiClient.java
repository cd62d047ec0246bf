package reelay.stack.cli.client;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import reelay.video.Json;
import reelay.video.Secret;
import reelay.video.VideoId;

/** Speaks the Videos API over HTTP, as an app would. */
public final class ApiClient implements AutoCloseable {

    /** How long to wait before the next look when the API does not say. */
    private static final Duration USUAL_WAIT = Duration.ofSeconds(1);

    private final HttpClient http =
            HttpClient.newBuilder()
                    .connectTimeout(Duration.ofSeconds(5))
                    .followRedirects(HttpClient.Redirect.NEVER)
                    .build();
    private final URI api;
    private final Secret key;

    public ApiClient(URI api, Secret key) {
        this.api = api;
        this.key = key;
    }

    /**
     * A video as the API shows it.
     *
     * @param body OpenAI's video object
     * @param lookAgainIn when to ask next
     */
    public record Seen(JsonNode body, Duration lookAgainIn) {

        public String id() {
            return body.path("id").asText();
        }

        public String status() {
            return body.path("status").asText();
        }

        public boolean isFinal() {
            return status().equals("completed") || status().equals("failed");
        }
    }

    /** Asks for a video. */
    public Seen create(MultipartBody form) throws IOException, InterruptedException {
        return seen(creating(form));
    }

    /**
     * Asks for a video; asked again with the same key and form, there is no second one.
     *
     * @param idempotencyKey as the API's {@code Idempotency-Key} has it
     */
    public Seen create(MultipartBody form, String idempotencyKey)
            throws IOException, InterruptedException {
        return seen(creating(form).header("Idempotency-Key", idempotencyKey));
    }

    private HttpRequest.Builder creating(MultipartBody form) {
        return request("/v1/videos")
                .header("Content-Type", form.contentType())
                .POST(HttpRequest.BodyPublishers.ofByteArray(form.bytes()));
    }

    /** How a video stands. */
    public Seen retrieve(String id) throws IOException, InterruptedException {
        return seen(request("/v1/videos/" + id));
    }

    /** The newest access report, with the videos that wait. */
    public JsonNode access() throws IOException, InterruptedException {
        return get("/v1/access");
    }

    /** What a GET is answered with. */
    public JsonNode get(String path) throws IOException, InterruptedException {
        return json(request(path));
    }

    /** The videos that wait for the provider or for access; none while there is no report. */
    public JsonNode held() throws IOException, InterruptedException {
        var answer = http.send(request("/v1/access").build(), HttpResponse.BodyHandlers.ofString());
        return answer.statusCode() == 200
                ? Json.tree(answer.body()).path("held")
                : Json.object().path("held");
    }

    /** Any other request with a JSON body. */
    public JsonNode send(String method, String path, String json)
            throws IOException, InterruptedException {
        return json(
                request(path)
                        .header("Content-Type", "application/json")
                        .method(method, HttpRequest.BodyPublishers.ofString(json)));
    }

    private JsonNode json(HttpRequest.Builder request) throws IOException, InterruptedException {
        var answer = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() != 200) {
            throw ApiRefusal.of(answer.statusCode(), answer.body());
        }
        return Json.tree(answer.body());
    }

    /** Copies a finished video to a file, which appears when it is whole. */
    public void download(String id, Path file) throws IOException, InterruptedException {
        HttpResponse<String> answer =
                http.send(
                        request("/v1/videos/" + id + "/content").build(),
                        HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() >= 400) {
            throw ApiRefusal.of(answer.statusCode(), answer.body());
        }
        String link =
                answer.headers()
                        .firstValue("location")
                        .orElseThrow(
                                () ->
                                        new IOException(
                                                "the API gave no link to the video, but status "
                                                        + answer.statusCode()));
        Path part = file.resolveSibling(file.getFileName() + ".part");
        try {
            // Without the key: the link is all that S3 wants.
            int status =
                    http.send(
                                    HttpRequest.newBuilder(URI.create(link)).build(),
                                    HttpResponse.BodyHandlers.ofFile(part))
                            .statusCode();
            if (status != 200) {
                throw new IOException("S3 answered the link with status " + status);
            }
            Files.move(part, file, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(part);
        }
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(api + path))
                .timeout(Duration.ofSeconds(60))
                .header("Authorization", "Bearer " + key.value());
    }

    private Seen seen(HttpRequest.Builder request) throws IOException, InterruptedException {
        var answer = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() != 200) {
            throw ApiRefusal.of(answer.statusCode(), answer.body());
        }
        Duration wait =
                answer.headers().firstValueAsLong("openai-poll-after-ms").stream()
                        .mapToObj(Duration::ofMillis)
                        .findFirst()
                        .orElse(USUAL_WAIT);
        JsonNode video = Json.tree(answer.body());
        // It becomes the name of a file.
        if (VideoId.parse(video.path("id").asText()).isEmpty()) {
            throw new IOException("the API answered something else than a video");
        }
        return new Seen(video, wait);
    }

    @Override
    public void close() {
        http.close();
    }
}
