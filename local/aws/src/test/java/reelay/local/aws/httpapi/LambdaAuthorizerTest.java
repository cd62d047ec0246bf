package reelay.local.aws.httpapi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import reelay.local.aws.httpapi.route.FunctionInvoker;
import reelay.local.aws.httpapi.route.GatewayRoute;
import reelay.local.aws.httpapi.route.LambdaAuthorizer;
import reelay.local.aws.lambda.LambdaAnswer;

class LambdaAuthorizerTest {

    private static final String YES =
            "{\"isAuthorized\": true, \"context\": {\"owner\": \"ada\", \"n\": 7}}";
    private static final List<String> HEADER = List.of("$request.header.Authorization");

    private final ObjectMapper json = new ObjectMapper();
    private final TestApi api = new TestApi();
    private final BlockingQueue<String> asked = new LinkedBlockingQueue<>();

    @AfterEach
    void stop() {
        api.close();
    }

    @Test
    void givesTheAuthorizersContextToTheFunction() throws Exception {
        start(YES, HEADER, Duration.ZERO);

        assertThat(api.get("/a", "Authorization", "Bearer k").statusCode()).isEqualTo(200);

        JsonNode event = json.readTree(api.events.take());
        assertThat(event.path("requestContext").path("authorizer").path("lambda"))
                .isEqualTo(json.readTree("{\"owner\": \"ada\", \"n\": 7}"));
    }

    @Test
    void describesTheRequestToTheAuthorizer() throws Exception {
        start(YES, HEADER, Duration.ZERO);

        api.send("POST", "/a?q=1", BodyPublishers.ofString("body"), "Authorization", "Bearer k");

        JsonNode event = json.readTree(asked.take());
        assertThat(event.path("version").asText()).isEqualTo("2.0");
        assertThat(event.path("type").asText()).isEqualTo("REQUEST");
        assertThat(event.path("routeArn").asText())
                .isEqualTo("arn:aws:execute-api:eu-west-1:123456789012:reelay/$default/POST/a");
        assertThat(event.path("identitySource")).isEqualTo(json.readTree("[\"Bearer k\"]"));
        assertThat(event.path("routeKey").asText()).isEqualTo("ANY /{path}");
        assertThat(event.path("headers").path("authorization").asText()).isEqualTo("Bearer k");
        assertThat(event.path("queryStringParameters").path("q").asText()).isEqualTo("1");
        assertThat(event.path("requestContext").path("http").path("method").asText())
                .isEqualTo("POST");
        assertThat(event.has("body")).isFalse();
    }

    @Test
    void refusesARequestWithoutIdentityWithoutAskingAnyone() throws Exception {
        start(YES, HEADER, Duration.ZERO);

        assertMessage(api.get("/a"), 401, "Unauthorized");
        assertThat(asked).isEmpty();
        assertThat(api.events).isEmpty();
    }

    @Test
    void asksAboutEachRequestWhenThereAreNoIdentitySources() throws Exception {
        start(YES, List.of(), Duration.ZERO);

        assertThat(api.get("/a").statusCode()).isEqualTo(200);
        assertThat(api.get("/a").statusCode()).isEqualTo(200);

        assertThat(asked).hasSize(2);
        assertThat(json.readTree(asked.take()).path("identitySource").isNull()).isTrue();
    }

    @Test
    void forbidsWhatTheAuthorizerDoesNotAllow() throws Exception {
        start("{\"isAuthorized\": false}", HEADER, Duration.ZERO);

        assertMessage(api.get("/a", "Authorization", "k"), 403, "Forbidden");
        assertThat(api.events).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"not JSON", "{}", "{\"isAuthorized\": \"yes\"}", "null"})
    void answersInternalServerErrorForAnOddAnswer(String payload) throws Exception {
        start(payload, HEADER, Duration.ZERO);

        assertMessage(api.get("/a", "Authorization", "k"), 500, "Internal Server Error");
    }

    @Test
    void answersInternalServerErrorForAFailedAuthorizerAndAsksAgain() throws Exception {
        start(new LambdaAnswer.Failed("{}"), HEADER, Duration.ofMinutes(5));

        assertMessage(api.get("/a", "Authorization", "k"), 500, "Internal Server Error");
        assertMessage(api.get("/a", "Authorization", "k"), 500, "Internal Server Error");
        assertThat(asked).hasSize(2);
    }

    @Test
    void remembersAnAnswerForTheSameIdentityUntilItsTimeIsOver() throws Exception {
        start(YES, HEADER, Duration.ofMinutes(5));

        api.get("/a", "Authorization", "k");
        api.get("/b", "Authorization", "k");
        assertThat(asked).hasSize(1);
        api.get("/a", "Authorization", "other");
        assertThat(asked).hasSize(2);
        api.pass(Duration.ofMinutes(5));
        api.get("/a", "Authorization", "k");
        assertThat(asked).hasSize(3);
    }

    @Test
    void refusesAnIdentitySourceItDoesNotKnowByName() {
        start(YES, HEADER, Duration.ZERO);

        assertThatThrownBy(
                        () ->
                                new LambdaAuthorizer(
                                        api.answering(YES),
                                        List.of("$context.identity.sourceIp"),
                                        Duration.ZERO))
                .hasMessageContaining("$context.identity.sourceIp");
    }

    private void start(String payload, List<String> identitySources, Duration ttl) {
        start(new LambdaAnswer.Returned(payload), identitySources, ttl);
    }

    private void start(LambdaAnswer answer, List<String> identitySources, Duration ttl) {
        FunctionInvoker function =
                event -> {
                    asked.add(event);
                    return answer;
                };
        api.start(
                new GatewayRoute(
                        "ANY /{path}",
                        api.answering(TestApi.OK),
                        new LambdaAuthorizer(function, identitySources, ttl)));
    }

    private void assertMessage(HttpResponse<String> response, int status, String message)
            throws Exception {
        assertThat(response.statusCode()).isEqualTo(status);
        assertThat(json.readTree(response.body()))
                .isEqualTo(json.createObjectNode().put("message", message));
    }
}
