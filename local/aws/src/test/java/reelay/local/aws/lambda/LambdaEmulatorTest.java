package reelay.local.aws.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LambdaEmulatorTest {

    private static final String ARN = "arn:aws:lambda:eu-west-1:123456789012:function:";

    private final HttpClient client = HttpClient.newHttpClient();
    private final ObjectMapper json = new ObjectMapper();
    private final BlockingQueue<FailedEvent> failedEvents = new LinkedBlockingQueue<>();
    private final BlockingQueue<String> seen = new LinkedBlockingQueue<>();
    private final CountDownLatch gate = new CountDownLatch(1);
    private final AtomicInteger flakyRuns = new AtomicInteger();
    private LambdaEmulator lambda;

    @BeforeEach
    void start() {
        List<LambdaFunction> functions =
                List.of(
                        function("Echo", null, (in, out, _) -> in.transferTo(out)),
                        function("Silent", null, (_, _, _) -> {}),
                        function(
                                "Broken",
                                null,
                                (_, _, _) -> {
                                    throw new IllegalStateException("no bucket");
                                }),
                        function(
                                "Dumb",
                                null,
                                (_, _, _) -> {
                                    throw new IllegalStateException();
                                }),
                        function(
                                "Large",
                                null,
                                (_, out, _) -> out.write(new byte[PayloadLimits.ANSWER + 1])),
                        function(
                                "Who",
                                null,
                                (_, out, i) ->
                                        out.write(
                                                quoted(
                                                        i.arn()
                                                                + " "
                                                                + i.qualifier()
                                                                + " "
                                                                + i.memoryMegabytes()))),
                        function(
                                "One",
                                1,
                                (_, _, _) -> {
                                    seen.add("in");
                                    gate.await();
                                }),
                        function(
                                "Flaky",
                                null,
                                (in, _, i) -> {
                                    seen.add(
                                            new String(in.readAllBytes(), StandardCharsets.UTF_8)
                                                    + i.requestId());
                                    if (flakyRuns.incrementAndGet() < 3) {
                                        throw new IOException("not yet");
                                    }
                                    seen.add("done");
                                }),
                        new LambdaFunction(
                                "Slow",
                                "reelay-Slow",
                                ARN + "reelay-Slow",
                                Set.of(),
                                Duration.ofMillis(250),
                                128,
                                null,
                                0,
                                (_, _, _) -> new CountDownLatch(1).await()));
        lambda =
                LambdaEmulator.start(
                        0,
                        new LambdaSettings(
                                "eu-west-1",
                                "123456789012",
                                functions,
                                List.of(Duration.ZERO, Duration.ZERO),
                                failedEvents::add,
                                InstantSource.system()));
    }

    @AfterEach
    void stop() {
        gate.countDown();
        lambda.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Echo",
                "reelay-Echo",
                "reelay-Echo:live",
                "123456789012:function:reelay-Echo",
                "arn%3Aaws%3Alambda%3Aeu-west-1%3A123456789012%3Afunction%3Areelay-Echo",
                "arn:aws:lambda:eu-west-1:123456789012:function:reelay-Echo:live",
                "reelay-Echo%3A%24LATEST"
            })
    void answersWithThePayloadByAnyNameOfTheFunction(String name) throws Exception {
        HttpResponse<String> answer = invoke(name, "{\"a\": \"ä\"}");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo("{\"a\": \"ä\"}");
        assertThat(answer.headers().firstValue("X-Amz-Function-Error")).isEmpty();
        assertThat(answer.headers().firstValue("x-amzn-RequestId")).isPresent();
    }

    @Test
    void tellsTheCodeWhichAliasWasInvoked() throws Exception {
        assertThat(invoke("Who?Qualifier=live", "{}").body())
                .isEqualTo("\"" + ARN + "reelay-Who:live live 128\"");
        assertThat(invoke("Who", "{}").body()).isEqualTo("\"" + ARN + "reelay-Who $LATEST 128\"");
    }

    @Test
    void answersNullForAFunctionThatWritesNothing() throws Exception {
        assertThat(invoke("Silent", "{}").body()).isEqualTo("null");
    }

    @Test
    void givesAnEmptyObjectToTheFunctionWhenTheBodyIsEmpty() throws Exception {
        assertThat(invoke("Echo", "").body()).isEqualTo("{}");
    }

    @Test
    void refusesAnEventThatIsNotJson() throws Exception {
        HttpResponse<String> answer = invoke("Echo", "{\"secret\": ");

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(errorType(answer)).isEqualTo("InvalidRequestContentException");
        assertThat(answer.body()).doesNotContain("secret");
    }

    @Test
    void writesAFailureAsTheJavaRuntimeDoes() throws Exception {
        HttpResponse<String> answer = invoke("Broken", "{}");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("X-Amz-Function-Error")).contains("Unhandled");
        JsonNode error = json.readTree(answer.body());
        assertThat(error.path("errorType").asText()).isEqualTo("java.lang.IllegalStateException");
        assertThat(error.path("errorMessage").asText()).isEqualTo("no bucket");
        assertThat(error.path("stackTrace").path(0).asText()).contains("LambdaEmulatorTest");
        assertThat(error.path("stackTrace").toString())
                .doesNotContain("RunningFunction", "FutureTask");
    }

    @Test
    void usesTheClassNameWhenAFailureHasNoMessage() throws Exception {
        assertThat(json.readTree(invoke("Dumb", "{}").body()).path("errorMessage").asText())
                .isEqualTo("java.lang.IllegalStateException");
    }

    @Test
    void saysWhichFunctionItDoesNotKnow() throws Exception {
        HttpResponse<String> answer = invoke("Nobody", "{}");

        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(errorType(answer)).isEqualTo("ResourceNotFoundException");
        assertThat(json.readTree(answer.body()))
                .isEqualTo(
                        json.readTree(
                                """
                                {"Type": "User", "Message": "Function not found: arn:aws:lambda:eu-west-1:123456789012:function:Nobody"}\
                                """));
    }

    @Test
    void doesNotKnowAnAliasThatWasNotDeployed() throws Exception {
        HttpResponse<String> answer = invoke("Echo:canary", "{}");

        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.body()).contains("function:reelay-Echo:canary");
    }

    @Test
    void refusesTwoDifferentQualifiers() throws Exception {
        HttpResponse<String> answer = invoke("Echo:live?Qualifier=other", "{}");

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(errorType(answer)).isEqualTo("InvalidParameterValueException");
    }

    @Test
    void takesAnEventOfExactlySixMebibytesAndNoByteMore() throws Exception {
        String largest = "\"" + "a".repeat(PayloadLimits.SYNCHRONOUS_EVENT - 2) + "\"";

        assertThat(invoke("Echo", largest).body()).hasSize(PayloadLimits.SYNCHRONOUS_EVENT);
        HttpResponse<String> answer = invoke("Echo", largest + " ".repeat(1_000_000));
        assertThat(answer.statusCode()).isEqualTo(413);
        assertThat(errorType(answer)).isEqualTo("RequestEntityTooLargeException");
        assertThat(answer.body())
                .contains(
                        "Request must be smaller than 6291456 bytes for the InvokeFunction"
                                + " operation");
    }

    @Test
    void takesAnAsynchronousEventOfExactlyOneMebibyteAndNoByteMore() throws Exception {
        String largest = "\"" + "a".repeat(PayloadLimits.ASYNCHRONOUS_EVENT - 2) + "\"";

        assertThat(invoke("Silent", largest, "X-Amz-Invocation-Type", "Event").statusCode())
                .isEqualTo(202);
        HttpResponse<String> answer =
                invoke("Silent", largest + " ", "X-Amz-Invocation-Type", "Event");
        assertThat(answer.statusCode()).isEqualTo(413);
        assertThat(answer.body())
                .contains(
                        "1048577 byte payload is too large for the Event invocation type (limit"
                                + " 1048576 bytes)");
    }

    @Test
    void failsAFunctionWhoseAnswerIsTooLarge() throws Exception {
        HttpResponse<String> answer = invoke("Large", "{}");

        assertThat(answer.headers().firstValue("X-Amz-Function-Error")).contains("Unhandled");
        assertThat(json.readTree(answer.body()))
                .isEqualTo(
                        json.readTree(
                                """
                                {"errorType": "Function.ResponseSizeTooLarge",
                                 "errorMessage": "Response payload size exceeded maximum allowed payload size (6291556 bytes)."}\
                                """));
    }

    @Test
    void interruptsAFunctionAtItsTimeout() throws Exception {
        HttpResponse<String> answer = invoke("Slow", "{}");

        assertThat(answer.headers().firstValue("X-Amz-Function-Error")).contains("Unhandled");
        JsonNode error = json.readTree(answer.body());
        assertThat(error.path("errorType").asText()).isEqualTo("Sandbox.Timedout");
        assertThat(error.path("errorMessage").asText())
                .isEqualTo(
                        "RequestId: "
                                + answer.headers().firstValue("x-amzn-RequestId").orElseThrow()
                                + " Error: Task timed out after 0.25 seconds");
    }

    @Test
    void refusesMoreInvocationsAtOnceThanReserved() throws Exception {
        CompletableFuture<HttpResponse<String>> first =
                client.sendAsync(request("One", "{}"), HttpResponse.BodyHandlers.ofString());
        seen.take();

        HttpResponse<String> second = invoke("One", "{}");
        gate.countDown();

        assertThat(second.statusCode()).isEqualTo(429);
        assertThat(errorType(second)).isEqualTo("TooManyRequestsException");
        assertThat(json.readTree(second.body()).path("Reason").asText())
                .isEqualTo("ReservedFunctionConcurrentInvocationLimitExceeded");
        assertThat(first.get().statusCode()).isEqualTo(200);
        assertThat(invoke("One", "{}").statusCode()).isEqualTo(200);
    }

    @Test
    void triesAFailedAsynchronousEventAgainWithTheSameRequestId() throws Exception {
        HttpResponse<String> answer =
                invoke("Flaky", "{\"n\":1}", "X-Amz-Invocation-Type", "Event");

        assertThat(answer.statusCode()).isEqualTo(202);
        assertThat(answer.body()).isEmpty();
        String attempt =
                "{\"n\":1}" + answer.headers().firstValue("x-amzn-RequestId").orElseThrow();
        assertThat(List.of(seen.take(), seen.take(), seen.take(), seen.take()))
                .containsExactly(attempt, attempt, attempt, "done");
    }

    @Test
    void reportsAnAsynchronousEventThatFailedThreeTimes() throws Exception {
        assertThat(lambda.send("Broken:live", "{\"prompt\":\"x\"}")).isEmpty();

        FailedEvent failed = failedEvents.poll(20, TimeUnit.SECONDS);
        assertThat(failed.attempts()).isEqualTo(3);
        assertThat(failed.functionArn()).isEqualTo(ARN + "reelay-Broken:live");
        assertThat(failed.payload()).isEqualTo("{\"prompt\":\"x\"}");
        assertThat(failed.error()).contains("no bucket");
        assertThat(failed.toString()).doesNotContain("prompt");
    }

    @Test
    void triesAnAsynchronousEventNoMoreOftenThanItsFunctionWants() throws Exception {
        assertThat(lambda.send("Slow", "{}")).isEmpty();

        assertThat(failedEvents.poll(20, TimeUnit.SECONDS).attempts()).isEqualTo(1);
    }

    @Test
    void runsNothingOnADryRun() throws Exception {
        assertThat(invoke("Broken", "{}", "X-Amz-Invocation-Type", "DryRun").statusCode())
                .isEqualTo(204);
        assertThat(invoke("Nobody", "{}", "X-Amz-Invocation-Type", "DryRun").statusCode())
                .isEqualTo(404);
    }

    @Test
    void refusesWhatItDoesNotEmulateByName() throws Exception {
        assertThat(invoke("Echo", "{}", "X-Amz-Log-Type", "Tail").body())
                .contains("X-Amz-Log-Type: Tail is not emulated locally");
        assertThat(invoke("Echo", "{}", "X-Amz-Invocation-Type", "Later").statusCode())
                .isEqualTo(400);
        HttpResponse<String> list =
                client.send(
                        HttpRequest.newBuilder(
                                        URI.create(lambda.address() + "/2015-03-31/functions"))
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
        assertThat(list.statusCode()).isEqualTo(501);
        assertThat(list.body()).contains("GET /2015-03-31/functions is not emulated locally");
    }

    private HttpResponse<String> invoke(String name, String payload, String... headers)
            throws Exception {
        return client.send(request(name, payload, headers), HttpResponse.BodyHandlers.ofString());
    }

    private HttpRequest request(String name, String payload, String... headers) {
        String path =
                name.contains("?") ? name.replace("?", "/invocations?") : name + "/invocations";
        var request =
                HttpRequest.newBuilder(
                                URI.create(lambda.address() + "/2015-03-31/functions/" + path))
                        .POST(HttpRequest.BodyPublishers.ofString(payload));
        return headers.length == 0 ? request.build() : request.headers(headers).build();
    }

    private static String errorType(HttpResponse<?> answer) {
        return answer.headers().firstValue("x-amzn-ErrorType").orElse("none");
    }

    private static byte[] quoted(String text) {
        return ("\"" + text + "\"").getBytes(StandardCharsets.UTF_8);
    }

    private static LambdaFunction function(String id, Integer reserved, FunctionCode code) {
        return new LambdaFunction(
                id,
                "reelay-" + id,
                ARN + "reelay-" + id,
                Set.of("live"),
                Duration.ofSeconds(30),
                128,
                reserved,
                2,
                code);
    }
}
