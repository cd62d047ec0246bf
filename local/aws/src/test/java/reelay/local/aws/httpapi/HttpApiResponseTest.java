package reelay.local.aws.httpapi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import reelay.local.aws.httpapi.route.FunctionInvoker;
import reelay.local.aws.httpapi.route.GatewayRoute;
import reelay.local.aws.httpapi.route.RouteTable;
import reelay.local.aws.lambda.LambdaAnswer;
import reelay.local.aws.lambda.LambdaEmulator;
import reelay.local.aws.lambda.LambdaFunction;
import reelay.local.aws.lambda.LambdaSettings;

/** What the callers get. */
class HttpApiResponseTest {

    private final ObjectMapper json = new ObjectMapper();
    private final TestApi api = new TestApi();

    @AfterEach
    void stop() {
        api.close();
    }

    @Test
    void sendsAStructuredAnswer() throws Exception {
        start(
                """
                {"statusCode": 201, "headers": {"X-Number": 7, "Content-Type": "video/mp4", "content-length": "99"},
                 "cookies": ["a=1; Secure", "b=2"], "body": "AAEC/w==", "isBase64Encoded": true}
                """);

        HttpResponse<String> response = api.get("/");

        assertThat(response.statusCode()).isEqualTo(201);
        assertThat(response.headers().firstValue("x-number")).contains("7");
        assertThat(response.headers().allValues("set-cookie"))
                .containsExactly("a=1; Secure", "b=2");
        assertThat(response.headers().firstValue("content-type")).contains("video/mp4");
        assertThat(response.headers().firstValue("content-length")).contains("4");
    }

    @Test
    void callsABodyPlainTextWhenTheFunctionDoesNotSay() throws Exception {
        start("{\"statusCode\": 200, \"body\": \"ä\"}");

        HttpResponse<String> response = api.get("/");

        assertThat(response.body()).isEqualTo("ä");
        assertThat(response.headers().firstValue("content-type"))
                .contains("text/plain;charset=UTF-8");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"a\": [1]}", "[1, 2]", "7", "null"})
    void makesAnyOtherJsonTheBodyOfASuccess(String payload) throws Exception {
        start(payload);

        HttpResponse<String> response = api.get("/");

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.body()).isEqualTo(payload);
        assertThat(response.headers().firstValue("content-type")).contains("application/json");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "not JSON",
                "{\"statusCode\": \"ok\"}",
                "{\"statusCode\": 99}",
                "{\"statusCode\": 200, \"body\": {\"a\": 1}}",
                "{\"statusCode\": 200, \"headers\": [\"a\"]}",
                "{\"statusCode\": 200, \"headers\": {\"a\": [\"b\"]}}",
                "{\"statusCode\": 200, \"body\": \"%\", \"isBase64Encoded\": true}"
            })
    void answersInternalServerErrorForAMalformedAnswer(String payload) throws Exception {
        start(payload);

        assertMessage(api.get("/"), 500, "Internal Server Error");
    }

    @Test
    void answersInternalServerErrorForAFailedFunctionAndShowsNothingOfIt() throws Exception {
        api.start(
                new GatewayRoute(
                        "GET /",
                        api.answering(new LambdaAnswer.Failed("{\"errorMessage\":\"secret\"}")),
                        null));

        assertMessage(api.get("/"), 500, "Internal Server Error");
    }

    @Test
    void answersServiceUnavailableWhenAFunctionTakesTooLong() throws Exception {
        var gate = new CountDownLatch(1);
        FunctionInvoker slow =
                _ -> {
                    try {
                        gate.await();
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    }
                    return TestApi.OK;
                };
        api.start(null, null, Duration.ofMillis(50), new GatewayRoute("GET /", slow, null));

        assertMessage(api.get("/"), 503, "Service Unavailable");
        gate.countDown();
    }

    @Test
    void answersNotFoundWithoutARoute() throws Exception {
        start("{}");

        assertMessage(api.get("/nowhere"), 404, "Not Found");
        assertMessage(api.send("POST", "/", BodyPublishers.noBody()), 404, "Not Found");
    }

    @Test
    void takesTenMebibytesAndNoByteMore() throws Exception {
        api.start(new GatewayRoute("POST /", api.answering(TestApi.OK), null));

        byte[] largest = new byte[RequestReader.LARGEST_BODY];
        assertThat(api.send("POST", "/", BodyPublishers.ofByteArray(largest)).statusCode())
                .isEqualTo(200);
        byte[] tooLarge = new byte[RequestReader.LARGEST_BODY + 1];
        assertMessage(
                api.send("POST", "/", BodyPublishers.ofByteArray(tooLarge)),
                413,
                "Request Entity Too Large");
    }

    @Test
    void answersTooLargeForAnEventThatLambdaDoesNotTake() throws Exception {
        var function =
                new LambdaFunction(
                        "Api",
                        "api",
                        "arn:aws:lambda:eu-west-1:123456789012:function:api",
                        Set.of("live"),
                        Duration.ofSeconds(20),
                        128,
                        null,
                        2,
                        (_, out, _) -> out.write('7'));
        try (var lambda =
                LambdaEmulator.start(
                        0,
                        new LambdaSettings(
                                "eu-west-1",
                                "123456789012",
                                List.of(function),
                                List.of(),
                                _ -> {},
                                InstantSource.system()))) {
            api.start(new GatewayRoute("POST /", event -> lambda.invoke("Api:live", event), null));

            byte[] fits = new byte[4_500_000];
            assertThat(api.send("POST", "/", BodyPublishers.ofByteArray(fits)).body())
                    .isEqualTo("7");
            byte[] tooLarge = new byte[4_800_000];
            assertMessage(
                    api.send("POST", "/", BodyPublishers.ofByteArray(tooLarge)),
                    413,
                    "Request Entity Too Large");
        }
    }

    @Test
    void answersAHeadRequestWithTheLengthAlone() throws Exception {
        api.start(
                new GatewayRoute(
                        "ANY /",
                        api.answering("{\"statusCode\": 200, \"body\": \"hello\"}"),
                        null));

        HttpResponse<String> response = api.send("HEAD", "/", BodyPublishers.noBody());

        assertThat(response.body()).isEmpty();
        assertThat(response.headers().firstValue("content-length")).contains("5");
        assertThat(api.get("/").body()).isEqualTo("hello");
    }

    @Test
    void letsABurstThroughAndThenTheRateForEachRoute() throws Exception {
        api.start(
                null,
                new Throttling(1, 2),
                HttpApiSettings.LONGEST_INTEGRATION,
                new GatewayRoute("GET /", api.answering(TestApi.OK), null),
                new GatewayRoute("GET /other", api.answering(TestApi.OK), null));

        assertThat(api.get("/").statusCode()).isEqualTo(200);
        assertThat(api.get("/").statusCode()).isEqualTo(200);
        assertMessage(api.get("/"), 429, "Too Many Requests");
        assertThat(api.get("/other").statusCode()).isEqualTo(200);
        api.pass(Duration.ofSeconds(1));
        assertThat(api.get("/").statusCode()).isEqualTo(200);
        assertMessage(api.get("/"), 429, "Too Many Requests");
    }

    @Test
    void letsThroughLessOfARouteThatHasItsOwnRate() throws Exception {
        api.start(
                null,
                new Throttling(10, 20),
                Map.of("GET /", new Throttling(1, 1)),
                HttpApiSettings.LONGEST_INTEGRATION,
                new GatewayRoute("GET /", api.answering(TestApi.OK), null),
                new GatewayRoute("GET /other", api.answering(TestApi.OK), null));

        assertThat(api.get("/").statusCode()).isEqualTo(200);
        assertMessage(api.get("/"), 429, "Too Many Requests");
        for (int i = 0; i < 20; i++) {
            assertThat(api.get("/other").statusCode()).isEqualTo(200);
        }
        assertMessage(api.get("/other"), 429, "Too Many Requests");
    }

    @Test
    void writesOneLineToTheAccessLogForEachRequest() throws Exception {
        start("{\"statusCode\": 202, \"body\": \"hello\"}");

        api.get("/?key=secret", "Authorization", "Bearer secret");
        api.get("/nowhere");

        JsonNode first = json.readTree(api.accessLog.take());
        assertThat(first.path("routeKey").asText()).isEqualTo("GET /");
        assertThat(first.path("status").asInt()).isEqualTo(202);
        assertThat(first.path("responseLength").asInt()).isEqualTo(5);
        assertThat(first.path("httpMethod").asText()).isEqualTo("GET");
        assertThat(first.toString()).doesNotContain("secret");
        assertThat(json.readTree(api.accessLog.take()).path("status").asInt()).isEqualTo(404);
    }

    @Test
    void answersPreflightsItselfAndAddsItsHeadersToAllAnswers() throws Exception {
        var cors =
                new CorsSettings(
                        List.of("https://app.example"),
                        List.of("GET", "POST"),
                        List.of("authorization"),
                        List.of("x-request-id"),
                        Duration.ofMinutes(5),
                        false);
        api.start(
                cors,
                null,
                HttpApiSettings.LONGEST_INTEGRATION,
                new GatewayRoute(
                        "GET /",
                        api.answering(
                                "{\"statusCode\": 200, \"headers\":"
                                        + " {\"access-control-allow-origin\": \"*\"}}"),
                        null));

        HttpResponse<String> preflight =
                api.send(
                        "OPTIONS",
                        "/",
                        BodyPublishers.noBody(),
                        "Origin",
                        "https://app.example",
                        "Access-Control-Request-Method",
                        "GET");
        assertThat(preflight.statusCode()).isEqualTo(204);
        assertThat(preflight.headers().firstValue("access-control-allow-origin"))
                .contains("https://app.example");
        assertThat(preflight.headers().firstValue("access-control-allow-methods"))
                .contains("GET,POST");
        assertThat(preflight.headers().firstValue("access-control-allow-headers"))
                .contains("authorization");
        assertThat(preflight.headers().firstValue("access-control-max-age")).contains("300");
        assertThat(api.events).isEmpty();

        HttpResponse<String> response = api.get("/", "Origin", "https://app.example");
        assertThat(response.headers().allValues("access-control-allow-origin"))
                .containsExactly("https://app.example");
        assertThat(response.headers().firstValue("access-control-expose-headers"))
                .contains("x-request-id");
        assertThat(
                        api.get("/nowhere", "Origin", "https://app.example")
                                .headers()
                                .firstValue("access-control-allow-origin"))
                .isPresent();
        assertThat(
                        api.get("/", "Origin", "https://evil.example")
                                .headers()
                                .firstValue("access-control-allow-origin"))
                .isEmpty();
    }

    @Test
    void showsABugOfAnInvokerToTheCaller() throws Exception {
        api.start(
                new GatewayRoute(
                        "GET /",
                        _ -> {
                            throw new IllegalStateException("not \"wired\"");
                        },
                        null));

        HttpResponse<String> response = api.get("/");

        assertThat(response.statusCode()).isEqualTo(500);
        assertThat(json.readTree(response.body()).path("message").asText())
                .contains("not \"wired\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/v1", "GET v1", "GET", "GET /a/{b}c", "GET /{proxy+}/a", "GET /a/{b"})
    void refusesAnOddRouteKeyByName(String key) {
        start("{}");

        assertThatThrownBy(
                        () ->
                                new RouteTable(
                                        List.of(new GatewayRoute(key, api.answering("{}"), null))))
                .hasMessageContaining(key);
    }

    @Test
    void refusesTheSameRouteTwice() {
        start("{}");
        var route = new GatewayRoute("GET /", api.answering("{}"), null);

        assertThatThrownBy(() -> new RouteTable(List.of(route, route)))
                .hasMessageContaining("GET / is there twice");
    }

    private void start(String payload) {
        api.start(new GatewayRoute("GET /", api.answering(payload), null));
    }

    private void assertMessage(HttpResponse<String> response, int status, String message)
            throws Exception {
        assertThat(response.statusCode()).isEqualTo(status);
        assertThat(response.headers().firstValue("content-type")).contains("application/json");
        assertThat(json.readTree(response.body()))
                .isEqualTo(json.createObjectNode().put("message", message));
    }
}
