package reelay.stack.roles;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.awaitility.Awaitility;
import reelay.aws.AwsClients;
import reelay.catalog.CatalogFixture;
import reelay.catalog.UnsettledVideos;
import reelay.catalog.VideoCatalog;
import reelay.local.aws.lambda.LambdaAnswer;
import reelay.stack.Stack;
import reelay.stack.StackUnderTest;
import reelay.video.Json;
import reelay.video.RecordedFailure;
import reelay.video.VideoId;
import reelay.video.environment.Environment;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.ExecutionDoesNotExistException;

/**
 * A running deployment, as its apps see it and as whoever sits at the machine does.
 *
 * @param data its folder
 * @param patience how long something may take to happen
 * @param operator clients that may do everything
 */
record Trip(Stack stack, StackUnderTest app, Path data, Duration patience, AwsClients operator) {

    private static final String OWNER = "local";

    static Trip on(Stack stack, Path data, Duration patience) {
        Map<String, String> variables = new HashMap<>();
        variables.put("AWS_REGION", "us-east-1");
        variables.put("AWS_ENDPOINT_URL_DYNAMODB", stack.addresses().dynamoDb().toString());
        variables.put("AWS_ENDPOINT_URL_SFN", stack.addresses().stepFunctions().toString());
        variables.put("AWS_ENDPOINT_URL_S3", stack.addresses().s3().toString());
        return new Trip(
                stack,
                new StackUnderTest(stack),
                data,
                patience,
                AwsClients.from(new Environment(variables)));
    }

    static void require(boolean condition, String otherwise) {
        if (!condition) {
            throw new AssertionError(otherwise);
        }
    }

    void eventually(String what, Callable<Boolean> happens) {
        Awaitility.await(what).atMost(patience).pollInterval(Duration.ofMillis(100)).until(happens);
    }

    /** A new video that has come to this end; its id. */
    String ended(String prompt, String status) {
        String id = app.create(prompt);
        end(id, status);
        return id;
    }

    void end(String id, String status) {
        String found = app.end(id, patience).path("status").asText();
        require(found.equals(status), id + " is " + found + ", not " + status);
    }

    String status(String id) {
        return app.retrieve(id).path("status").asText();
    }

    /** Waits until an event of this kind about this video went out. */
    void announced(String id, String kind) {
        eventually(kind + " of " + id, () -> hasAnnounced(id, kind));
    }

    boolean hasAnnounced(String id, String kind) {
        return events().stream().anyMatch(line -> line.contains(kind) && line.contains(id));
    }

    List<String> events() {
        try {
            Path events = data.resolve("events.jsonl");
            return Files.exists(events) ? Files.readAllLines(events) : List.of();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** How many objects have this in their key; other journeys write and delete meanwhile. */
    long objects(String part) {
        return s3().listObjectsV2Paginator(list -> list.bucket(bucket())).contents().stream()
                .filter(object -> object.key().contains(part))
                .count();
    }

    /** Puts an object where the video of that id has it, or would. */
    void put(String folder, String id, byte[] bytes) {
        s3().putObject(
                        put -> put.bucket(bucket()).key(folder + "/" + OWNER + "/" + id + ".mp4"),
                        RequestBody.fromBytes(bytes));
    }

    /** How many uploads of a video are neither completed nor aborted. */
    long openUploads(String id) {
        return s3().listMultipartUploads(list -> list.bucket(bucket())).uploads().stream()
                .filter(upload -> upload.key().contains(id))
                .count();
    }

    private String bucket() {
        return stack.template().buckets().getFirst().name();
    }

    private S3Client s3() {
        return operator.client(S3Client.class, "S3", () -> S3Client.builder().forcePathStyle(true))
                .get();
    }

    boolean started(String id) {
        try {
            stepFunctions().describeExecution(get -> get.executionArn(execution(id)));
            return true;
        } catch (ExecutionDoesNotExistException _) {
            return false;
        }
    }

    boolean running(String id) {
        return stepFunctions()
                .describeExecution(get -> get.executionArn(execution(id)))
                .statusAsString()
                .equals("RUNNING");
    }

    private String execution(String id) {
        return stack.template().stateMachine().arn().replace(":stateMachine:", ":execution:")
                + ":"
                + id;
    }

    private SfnClient stepFunctions() {
        return operator.client(SfnClient.class, "SFN", SfnClient::builder).get();
    }

    /** A video of half an hour ago that nobody has started. */
    String forgotten() {
        var video = CatalogFixture.video(OWNER, Instant.now().minus(Duration.ofMinutes(30)));
        new VideoCatalog(operator.dynamoDb(), table()).create(video);
        return video.id().value();
    }

    /** Makes it failed, and tells nobody. */
    void fail(String id) {
        unsettled()
                .fail(
                        VideoId.parse(id).orElseThrow(),
                        new RecordedFailure("execution_failed", "a test"),
                        Instant.now());
    }

    boolean settled(String id) {
        return unsettled().standing(VideoId.parse(id).orElseThrow())
                instanceof UnsettledVideos.Standing.Settled;
    }

    private UnsettledVideos unsettled() {
        return new UnsettledVideos(operator.dynamoDb(), table());
    }

    private String table() {
        return stack.template().function("ApiFunction").environment().get("VIDEOS_TABLE");
    }

    /** Invokes a function as its schedule does, and waits for its answer. */
    void invoke(String function, String event) {
        LambdaAnswer answer = stack.lambda().invoke(function + ":live", event);
        require(answer instanceof LambdaAnswer.Returned, function + " failed: " + answer);
    }

    /** Has the provider forget the jobs with this prompt. */
    void forgetAtTheProvider(String prompt) throws IOException, InterruptedException {
        for (JsonNode job : simulator("videos").path("videos")) {
            if (job.path("prompt").asText().equals(prompt)) {
                send(HttpRequest.newBuilder(at("videos/" + job.path("id").asText())).DELETE());
            }
        }
    }

    /** How often something happened at the provider. */
    int count(String event) throws IOException, InterruptedException {
        return simulator("stats").path(event).asInt();
    }

    private JsonNode simulator(String path) throws IOException, InterruptedException {
        return Json.tree(send(HttpRequest.newBuilder(at(path))));
    }

    private URI at(String path) {
        return stack.simulator().orElseThrow().address().resolve("/simulator/" + path);
    }

    private static String send(HttpRequest.Builder request)
            throws IOException, InterruptedException {
        try (HttpClient http = HttpClient.newHttpClient()) {
            return http.send(request.build(), BodyHandlers.ofString()).body();
        }
    }
}
