package reelay.stack;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.awaitility.Awaitility;
import reelay.stack.setup.Ports;
import reelay.stack.setup.StackSettings;
import reelay.video.Json;
import reelay.video.Secret;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.HistoryEvent;

/** What an app and an operator do with a stack, over HTTP. */
public final class StackUnderTest {

    public static final Path PROJECT = Path.of("../..");

    private static final HttpClient HTTP =
            HttpClient.newBuilder().followRedirects(HttpClient.Redirect.NEVER).build();

    private final URI api;
    private final Secret key;

    StackUnderTest(URI api, Secret key) {
        this.api = api;
        this.key = key;
    }

    public StackUnderTest(Stack stack) {
        this(stack.addresses().api(), stack.apiKey());
    }

    static Stack start(Path data) {
        return Stack.start(
                StackSettings.of(PROJECT, data).on(Ports.free()).generating(Duration.ofSeconds(1)));
    }

    public String create(String prompt) {
        JsonNode video =
                json(
                        request("/v1/videos")
                                .header("Content-Type", "application/json")
                                .POST(
                                        HttpRequest.BodyPublishers.ofString(
                                                Json.text(Json.object().put("prompt", prompt)))));
        return video.path("id").asText();
    }

    /** Posts JSON and answers the id of the video that comes of it. */
    public String post(String path, JsonNode body) {
        return json(posting(path, body)).path("id").asText();
    }

    /** Posts JSON and answers the status. */
    public int tryPost(String path, JsonNode body) {
        return send(posting(path, body)).statusCode();
    }

    private HttpRequest.Builder posting(String path, JsonNode body) {
        return request(path)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(Json.text(body)));
    }

    /** Puts JSON. */
    public void put(String path, JsonNode body) {
        json(
                request(path)
                        .header("Content-Type", "application/json")
                        .PUT(HttpRequest.BodyPublishers.ofString(Json.text(body))));
    }

    /** What a GET shows. */
    public JsonNode get(String path) {
        return json(request(path));
    }

    /** A header of the answer to a GET. */
    Optional<String> header(String path, String name) {
        return send(request(path)).headers().firstValue(name);
    }

    /** Deletes a video and answers the status. */
    public int delete(String id) {
        return deleteAt("/v1/videos/" + id);
    }

    /** What a DELETE is answered with. */
    public int deleteAt(String path) {
        return send(request(path).DELETE()).statusCode();
    }

    /** The JSON at an address that needs no key. */
    public static JsonNode at(URI address) {
        return json(HttpRequest.newBuilder(address));
    }

    public JsonNode retrieve(String id) {
        return json(request("/v1/videos/" + id));
    }

    /** Waits until the video is completed or failed. */
    public JsonNode end(String id) {
        return end(id, Duration.ofSeconds(90));
    }

    /** The same for those with less patience. */
    public JsonNode end(String id, Duration patience) {
        return Awaitility.await()
                .atMost(patience)
                .pollInterval(Duration.ofMillis(200))
                .until(
                        () -> retrieve(id),
                        video ->
                                List.of("completed", "failed")
                                        .contains(video.path("status").asText()));
    }

    public byte[] content(String id) {
        String link =
                send(request("/v1/videos/" + id + "/content"))
                        .headers()
                        .firstValue("location")
                        .orElseThrow();
        try {
            return HTTP.send(
                            HttpRequest.newBuilder(URI.create(link)).build(),
                            HttpResponse.BodyHandlers.ofByteArray())
                    .body();
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    /** The states an execution entered, in order, as Step Functions tells its history. */
    public static List<String> statesVisited(Stack stack, String video) {
        String execution =
                stack.template().stateMachine().arn().replace(":stateMachine:", ":execution:")
                        + ":"
                        + video;
        try (var http = UrlConnectionHttpClient.create();
                SfnClient stepFunctions =
                        SfnClient.builder()
                                .endpointOverride(stack.addresses().stepFunctions())
                                .region(Region.US_EAST_1)
                                .httpClient(http)
                                .build()) {
            return stepFunctions
                    .getExecutionHistoryPaginator(get -> get.executionArn(execution))
                    .events()
                    .stream()
                    .filter(event -> event.stateEnteredEventDetails() != null)
                    .map(HistoryEvent::stateEnteredEventDetails)
                    .map(entered -> entered.name())
                    .toList();
        }
    }

    /** What a GET is answered with. */
    public int status(String path) {
        return send(request(path)).statusCode();
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(api + path))
                .header("Authorization", "Bearer " + key.value());
    }

    private static JsonNode json(HttpRequest.Builder request) {
        HttpResponse<String> answer = send(request);
        if (answer.statusCode() != 200) {
            throw new AssertionError(answer.statusCode() + " " + answer.body());
        }
        try {
            return Json.tree(answer.body());
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
