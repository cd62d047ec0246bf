package reelay.benchmarks.cost;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import reelay.stack.Stack;
import reelay.video.Json;

/** The app, and whoever sits at the machine and looks: the latter's calls cost nobody anything. */
final class StackClient implements AutoCloseable {

    private static final Duration PAUSE = Duration.ofMillis(100);

    private final HttpClient http = HttpClient.newHttpClient();
    private final Stack stack;

    StackClient(Stack stack) {
        this.stack = stack;
    }

    String create(String prompt) {
        HttpRequest.Builder create =
                app("/v1/videos")
                        .header("Content-Type", "application/json")
                        .POST(
                                HttpRequest.BodyPublishers.ofString(
                                        Json.text(Json.object().put("prompt", prompt))));
        return json(create).path("id").asText();
    }

    void look(String id) {
        json(app("/v1/videos/" + id));
    }

    /** Follows the link. */
    int content(String id) {
        HttpResponse<byte[]> link = send(app("/v1/videos/" + id + "/content"));
        return send(HttpRequest.newBuilder(
                        URI.create(link.headers().firstValue("location").orElseThrow())))
                .body()
                .length;
    }

    /** Waits without asking the API. */
    void untilItsExecutionHasEnded(String id) throws InterruptedException {
        while (execution("DescribeExecution", id).path("status").asText().equals("RUNNING")) {
            Thread.sleep(PAUSE.toMillis());
        }
    }

    /** The events of its history. */
    List<JsonNode> history(String id) {
        return execution("GetExecutionHistory", id).path("events").valueStream().toList();
    }

    private JsonNode execution(String operation, String id) {
        String arn = stack.template().stateMachine().arn().replace(":stateMachine:", ":execution:");
        ObjectNode input = Json.object().put("executionArn", arn + ":" + id);
        if (operation.equals("GetExecutionHistory")) {
            input.put("maxResults", 1000);
        }
        return aws(stack.addresses().stepFunctions(), "AWSStepFunctions." + operation, input);
    }

    /** What a table has under a key. */
    JsonNode item(String table, JsonNode key) {
        ObjectNode input = Json.object().put("TableName", table);
        input.set("Key", key);
        return aws(stack.addresses().dynamoDb(), "DynamoDB_20120810.GetItem", input).path("Item");
    }

    private JsonNode aws(URI service, String target, JsonNode input) {
        return json(
                HttpRequest.newBuilder(service)
                        .header("X-Amz-Target", target)
                        .header("Content-Type", "application/x-amz-json-1.0")
                        .header(
                                "Authorization",
                                "AWS4-HMAC-SHA256 Credential=%s/20261126/us-east-1/any/aws4_request, SignedHeaders=host, Signature=0"
                                        .formatted(stack.accessKey().id()))
                        .POST(HttpRequest.BodyPublishers.ofString(Json.text(input))));
    }

    private HttpRequest.Builder app(String path) {
        return HttpRequest.newBuilder(URI.create(stack.addresses().api() + path))
                .header("Authorization", "Bearer " + stack.apiKey().value());
    }

    private JsonNode json(HttpRequest.Builder request) {
        HttpResponse<byte[]> answer = send(request);
        try {
            if (answer.statusCode() != 200) {
                throw new IOException(
                        answer + ": " + new String(answer.body(), StandardCharsets.UTF_8));
            }
            return Json.read(answer.body(), JsonNode.class);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private HttpResponse<byte[]> send(HttpRequest.Builder request) {
        try {
            return http.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    @Override
    public void close() {
        http.close();
    }
}
