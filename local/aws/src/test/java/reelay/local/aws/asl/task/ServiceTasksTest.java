package reelay.local.aws.asl.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static reelay.local.aws.asl.run.TestMachine.read;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import reelay.local.aws.asl.run.TestMachine;
import reelay.local.aws.protocol.AccessKey;
import reelay.local.http.HttpListener;

class ServiceTasksTest {

    private final HttpListener service = HttpListener.start(0, this::answer);
    private int status = 200;
    private Map<String, String> headers = Map.of();
    private String body = "{}";
    private volatile String path;
    private volatile String target;
    private volatile String received;

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            path = exchange.getRequestURI().getRawPath();
            target = exchange.getRequestHeaders().getFirst("X-Amz-Target");
            received = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            headers.forEach(exchange.getResponseHeaders()::set);
            byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, bytes.length);
            exchange.getResponseBody().write(bytes);
        }
    }

    @AfterEach
    void stop() {
        service.close();
    }

    private static TaskRunner.TaskCall call(String arguments) {
        return new TaskRunner.TaskCall(read(arguments), "arn:execution", "arn:machine");
    }

    private JsonNode invoke() {
        String arguments =
                "{\"FunctionName\": \"%s\", \"Payload\": {\"a\": 1}}"
                        .formatted(TestMachine.FUNCTION);
        return new LambdaTask(service.address(), AccessKey.ANY).run(call(arguments));
    }

    private static TaskFailedException failure(Runnable work) {
        return catchThrowableOfType(TaskFailedException.class, work::run);
    }

    @Test
    void lambdaGetsThePayloadUnderTheEncodedArn() {
        body = "{\"ok\": 1}";

        assertThat(invoke())
                .isEqualTo(
                        read(
                                "{\"ExecutedVersion\":\"$LATEST\",\"StatusCode\":200,\"Payload\":{\"ok\":1}}"));
        assertThat(path).contains("arn%3Aaws%3Alambda").endsWith("/invocations");
        assertThat(received).isEqualTo("{\"a\":1}");
    }

    /** Recorded on AWS on 2025-11-06. */
    @Test
    void lambdaGetsATextAsItIsAndNothingForNull() {
        LambdaTask lambda = new LambdaTask(service.address(), AccessKey.ANY);

        lambda.run(call("{\"FunctionName\": \"f\", \"Payload\": \"0.0\"}"));
        assertThat(received).isEqualTo("0.0");
        lambda.run(call("{\"FunctionName\": \"f\", \"Payload\": null}"));
        assertThat(received).isEqualTo("{}");
    }

    @Test
    void aFunctionsErrorIsNamedAfterItsException() {
        headers = Map.of("x-amz-function-error", "Unhandled");
        body = "{\"errorType\": \"reelay.Busy\", \"errorMessage\": \"later\"}";
        TaskFailedException failed = failure(this::invoke);

        assertThat(failed.error()).isEqualTo("reelay.Busy");
        assertThat(failed.explanation()).isEqualTo(body);
    }

    @Test
    void lambdasOwnErrorsBeginWithItsName() {
        status = 404;
        body = "{\"Message\": \"Function not found: f\"}";
        headers = Map.of("x-amzn-errortype", "ResourceNotFoundException:");
        assertThat(failure(this::invoke).error()).isEqualTo("Lambda.ResourceNotFoundException");
        assertThat(failure(this::invoke).explanation())
                .startsWith("Function not found: f (Service: AWSLambda; Status Code: 404;");
        headers = Map.of("x-amzn-errortype", "ResourceNotFound");
        assertThat(failure(this::invoke).error()).isEqualTo("Lambda.ResourceNotFoundException");
        headers = Map.of();
        status = 429;
        assertThat(failure(this::invoke).error()).isEqualTo("Lambda.TooManyRequestsException");
        status = 500;
        assertThat(failure(this::invoke).error()).isEqualTo("Lambda.ServiceException");
    }

    @Test
    void nobodyListeningIsAnErrorOfTheClient() {
        LambdaTask lambda = new LambdaTask(URI.create("http://127.0.0.1:1"), AccessKey.ANY);

        assertThat(failure(() -> lambda.run(call("{\"FunctionName\": \"f\"}"))).error())
                .isEqualTo("Lambda.SdkClientException");
    }

    @Test
    void updateItemNamesTheErrorsOfDynamoDb() {
        UpdateItemTask update = new UpdateItemTask(service.address(), AccessKey.ANY);
        assertThat(update.run(call("{\"TableName\": \"t\"}"))).isEqualTo(read("{}"));
        assertThat(target).isEqualTo("DynamoDB_20120810.UpdateItem");

        status = 400;
        body =
                "{\"__type\": \"com.amazonaws.dynamodb.v20120810#ConditionalCheckFailedException\","
                        + " \"message\": \"no\"}";
        assertThat(failure(() -> update.run(call("{}"))).error())
                .isEqualTo("DynamoDB.ConditionalCheckFailedException");
        body =
                "{\"__type\": \"com.amazon.coral.validate#ValidationException\", \"message\":"
                        + " \"no\"}";
        TaskFailedException refused = failure(() -> update.run(call("{}")));
        assertThat(refused.error()).isEqualTo("DynamoDB.AmazonDynamoDBException");
        assertThat(refused.explanation()).contains("Error Code: ValidationException;");
    }

    @Test
    void putEventsAddsTheArnsAndWritesDetailAsText() {
        PutEventsTask events = new PutEventsTask(service.address(), AccessKey.ANY);
        String entry = "{\"Entries\": [{\"Source\": \"s\", \"Detail\": {\"id\": \"v\"}}]}";
        body = "{\"FailedEntryCount\": 0, \"Entries\": [{\"EventId\": \"1\"}]}";

        assertThat(events.run(call(entry)).path("FailedEntryCount").asInt()).isZero();
        assertThat(target).isEqualTo("AWSEvents.PutEvents");
        assertThat(read(received).path("Entries").path(0))
                .isEqualTo(
                        read(
                                """
                                {"Source": "s", "Detail": "{\\"id\\":\\"v\\"}",
                                 "Resources": ["arn:machine", "arn:execution"]}
                                """));
        body = "{\"FailedEntryCount\": 1, \"Entries\": [{\"ErrorCode\": \"InternalFailure\"}]}";
        assertThat(failure(() -> events.run(call(entry))).error())
                .isEqualTo("EventBridge.FailedEntry");
    }

    @Test
    void putEventsNamesTheErrorsOfEventBridge() {
        PutEventsTask events = new PutEventsTask(service.address(), AccessKey.ANY);
        status = 400;
        body = "{\"__type\": \"InternalException\", \"message\": \"no\"}";
        assertThat(failure(() -> events.run(call("{}"))).error())
                .isEqualTo("EventBridge.InternalException");
        body = "{\"__type\": \"ThrottlingException\", \"message\": \"no\"}";
        TaskFailedException refused = failure(() -> events.run(call("{}")));
        assertThat(refused.error()).isEqualTo("EventBridge.AmazonEventBridgeException");
        assertThat(refused.explanation()).contains("Error Code: ThrottlingException;");
    }
}
