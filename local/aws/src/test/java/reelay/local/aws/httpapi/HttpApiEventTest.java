package reelay.local.aws.httpapi;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayInputStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import reelay.local.aws.httpapi.route.FunctionInvoker;
import reelay.local.aws.httpapi.route.GatewayRoute;

/** The events the functions get. */
class HttpApiEventTest {

    private final ObjectMapper json = new ObjectMapper();
    private final TestApi api = new TestApi();

    @AfterEach
    void stop() {
        api.close();
    }

    @Test
    void describesTheRequestAsPayloadFormatTwoDoes() throws Exception {
        api.start(new GatewayRoute("GET /v1/videos/{id}", api.answering(TestApi.OK), null));

        HttpResponse<String> response =
                api.get(
                        "/v1/videos/a%20b+c?x=1&x=2%203&empty&y=%C3%A4",
                        "X-Twice", "1", "X-Twice", "2", "Cookie", "a=1; b=2", "User-Agent", "test");

        JsonNode event = json.readTree(api.events.take());
        JsonNode context = event.path("requestContext");
        String requestId = response.headers().firstValue("Apigw-Requestid").orElseThrow();
        assertThat(context.path("requestId").asText()).isEqualTo(requestId);
        assertThat(event.path("headers").path("x-twice").asText()).isEqualTo("1,2");
        assertThat(event.path("headers").path("x-forwarded-for").asText()).isEqualTo("127.0.0.1");
        assertThat(event.path("headers").has("cookie")).isFalse();
        ((ObjectNode) event).remove("headers");
        ((ObjectNode) context).remove("requestId");
        assertThat(event)
                .isEqualTo(
                        json.readTree(
                                """
                                {"version": "2.0",
                                 "routeKey": "GET /v1/videos/{id}",
                                 "rawPath": "/v1/videos/a b+c",
                                 "rawQueryString": "x=1&x=2%203&empty&y=%C3%A4",
                                 "cookies": ["a=1", "b=2"],
                                 "queryStringParameters": {"x": "1,2 3", "empty": "", "y": "ä"},
                                 "pathParameters": {"id": "a b+c"},
                                 "stageVariables": {"color": "blue"},
                                 "requestContext": {
                                   "accountId": "123456789012", "apiId": "reelay",
                                   "domainName": "127.0.0.1", "domainPrefix": "127",
                                   "http": {"method": "GET", "path": "/v1/videos/a b+c", "protocol": "HTTP/1.1",
                                            "sourceIp": "127.0.0.1", "userAgent": "test"},
                                   "routeKey": "GET /v1/videos/{id}", "stage": "$default",
                                   "time": "22/Nov/2026:10:00:00 +0000", "timeEpoch": 1795341600000},
                                 "isBase64Encoded": false}
                                """));
    }

    @ParameterizedTest
    @CsvSource(
            textBlock =
                    """
                    text/plain,                                 false
                    TEXT/CSV; charset=utf-8,                    false
                    application/json,                           false
                    application/json; charset=utf-8,            false
                    application/xml,                            false
                    application/javascript,                     false
                    application/x-www-form-urlencoded,          true
                    multipart/form-data; boundary=x,            true
                    application/octet-stream,                   true
                    application/problem+json,                   true
                    """)
    void encodesWhatIsNotTextInBase64(String contentType, boolean base64) throws Exception {
        api.start(new GatewayRoute("POST /", api.answering(TestApi.OK), null));

        api.send("POST", "/", BodyPublishers.ofString("{\"ä\":1}"), "Content-Type", contentType);

        JsonNode event = json.readTree(api.events.take());
        byte[] sent = "{\"ä\":1}".getBytes(StandardCharsets.UTF_8);
        assertThat(event.path("isBase64Encoded").asBoolean()).isEqualTo(base64);
        assertThat(event.path("body").asText())
                .isEqualTo(base64 ? Base64.getEncoder().encodeToString(sent) : "{\"ä\":1}");
    }

    @Test
    void encodesABodyWithoutContentTypeAndLeavesOutAnEmptyOne() throws Exception {
        api.start(new GatewayRoute("POST /", api.answering(TestApi.OK), null));

        api.send("POST", "/", BodyPublishers.ofString("x"));
        api.send("POST", "/", BodyPublishers.noBody());

        assertThat(api.events.take()).contains("\"body\":\"eA==\",\"isBase64Encoded\":true");
        assertThat(api.events.take())
                .doesNotContain("\"body\"")
                .contains("\"isBase64Encoded\":false");
    }

    @Test
    void takesAChunkedBodyAndTellsItsLength() throws Exception {
        api.start(new GatewayRoute("POST /", api.answering(TestApi.OK), null));
        byte[] body = "b".repeat(100_000).getBytes(StandardCharsets.UTF_8);

        api.send(
                "POST",
                "/",
                BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body)),
                "Content-Type",
                "text/plain");

        JsonNode event = json.readTree(api.events.take());
        assertThat(event.path("body").asText()).hasSize(100_000);
        assertThat(event.path("headers").path("content-length").asText()).isEqualTo("100000");
        assertThat(event.path("headers").has("transfer-encoding")).isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            textBlock =
                    """
                    GET,    /pets/dog,       GET /pets/dog
                    GET,    /pets/cat,       GET /pets/{id}
                    POST,   /pets/cat,       ANY /pets/{id}
                    GET,    /pets/cat/1,     GET /pets/{rest+}
                    GET,    /pets/dog/1/2,   ANY /pets/dog/{rest+}
                    DELETE, /pets/cat/1,     $default
                    GET,    /pets/,          $default
                    GET,    /pets,           $default
                    HEAD,   /pets/dog,       ANY /pets/{id}
                    GET,    /,               $default
                    """)
    void takesTheMostSpecificRoute(String method, String path, String routeKey) throws Exception {
        FunctionInvoker function = api.answering(TestApi.OK);
        api.start(
                new GatewayRoute("$default", function, null),
                new GatewayRoute("GET /pets/{rest+}", function, null),
                new GatewayRoute("ANY /pets/dog/{rest+}", function, null),
                new GatewayRoute("ANY /pets/{id}", function, null),
                new GatewayRoute("GET /pets/{id}", function, null),
                new GatewayRoute("GET /pets/dog", function, null));

        api.send(method, path, BodyPublishers.noBody());

        assertThat(json.readTree(api.events.take()).path("routeKey").asText()).isEqualTo(routeKey);
    }

    @Test
    void givesTheRestOfAPathToAGreedyVariable() throws Exception {
        api.start(new GatewayRoute("ANY /files/{proxy+}", api.answering(TestApi.OK), null));

        api.get("/files/a/b%20c/d");

        assertThat(api.events.take()).contains("\"pathParameters\":{\"proxy\":\"a/b c/d\"}");
    }
}
