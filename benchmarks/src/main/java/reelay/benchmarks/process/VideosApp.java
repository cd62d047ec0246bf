package reelay.benchmarks.process;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import reelay.video.Json;

/** What an app does: asks for videos, looks at them and lists them. */
public final class VideosApp implements AutoCloseable {

    private static final int PAGE = 100;

    /** More than API Gateway would wait: a busy laptop is slower. */
    private static final Duration LONGEST_ANSWER = Duration.ofSeconds(60);

    private final HttpClient http = HttpClient.newHttpClient();
    private final StackProcess stack;

    public VideosApp(StackProcess stack) {
        this.stack = stack;
    }

    /** Asks for a video; answers its id. */
    public String create(String prompt, String size) throws IOException, InterruptedException {
        String body = Json.text(Json.object().put("prompt", prompt).put("size", size));
        return send(request("/v1/videos")
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(body)))
                .path("id")
                .asText();
    }

    /** Looks at a video. */
    public void retrieve(String id) throws IOException, InterruptedException {
        send(request("/v1/videos/" + id));
    }

    /** Asks for nothing but an answer. */
    public void health() throws IOException, InterruptedException {
        send(request("/healthz"));
    }

    /** How many videos there are of each status, over all pages of the list. */
    public Map<String, Integer> statuses() throws IOException, InterruptedException {
        Map<String, Integer> counts = new HashMap<>();
        String after = "";
        JsonNode page;
        do {
            page = send(request("/v1/videos?limit=" + PAGE + after));
            for (JsonNode video : page.path("data")) {
                counts.merge(video.path("status").asText(), 1, Integer::sum);
            }
            after = "&after=" + page.path("last_id").asText();
        } while (page.path("has_more").asBoolean());
        return counts;
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(stack.addresses().api() + path))
                .timeout(LONGEST_ANSWER)
                .header("Authorization", "Bearer " + stack.apiKey().value());
    }

    private JsonNode send(HttpRequest.Builder request) throws IOException, InterruptedException {
        HttpResponse<String> answer =
                http.send(request.build(), HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() != 200) {
            throw new IOException(
                    request.build().method()
                            + " was answered with "
                            + answer.statusCode()
                            + ": "
                            + answer.body());
        }
        return Json.tree(answer.body());
    }

    @Override
    public void close() {
        http.close();
    }
}
