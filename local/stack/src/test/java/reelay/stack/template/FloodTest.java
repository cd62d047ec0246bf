package reelay.stack.template;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import reelay.local.aws.httpapi.HttpApiEmulator;
import reelay.local.aws.httpapi.HttpApiSettings;
import reelay.local.aws.httpapi.Throttling;
import reelay.local.aws.httpapi.route.GatewayRoute;
import reelay.local.aws.lambda.LambdaAnswer;

/** What requests without a key take from the apps, with the template's routes and their shares. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FloodTest {

    private static final String ANY_VIDEO = "/v1/videos/video_" + "0".repeat(48);

    private final StackTemplate template =
            StackTemplate.read(
                    Path.of("../../template.yaml"), Map.of("ProviderUrl", "http://127.0.0.1/v1"));
    private final HttpClient http = HttpClient.newHttpClient();
    private HttpApiEmulator api;

    /** Time stands still, so that no share is filled again. */
    @BeforeEach
    void start() {
        Map<String, Throttling> own = new HashMap<>();
        template.api()
                .routeThrottles()
                .forEach(
                        (route, share) ->
                                own.put(
                                        route,
                                        new Throttling(share.requestsPerSecond(), share.burst())));
        api =
                HttpApiEmulator.start(
                        0,
                        new HttpApiSettings(
                                "us-east-1",
                                "000000000000",
                                "reelay",
                                template.function("ApiFunction").routes().stream()
                                        .map(
                                                route ->
                                                        new GatewayRoute(
                                                                route.method() + " " + route.path(),
                                                                _ ->
                                                                        new LambdaAnswer.Returned(
                                                                                "{\"statusCode\":"
                                                                                        + " 200}"),
                                                                null))
                                        .toList(),
                                null,
                                new Throttling(
                                        template.api().requestsPerSecond().getAsInt(),
                                        template.api().burst().getAsInt()),
                                own,
                                Map.of(),
                                Duration.ofSeconds(29),
                                _ -> {},
                                () -> Instant.EPOCH));
    }

    @AfterEach
    void stop() {
        api.close();
    }

    @AfterAll
    void stopAsking() {
        http.close();
    }

    @Test
    void ofOtherPathsTakesNothingFromMakingVideosAndLookingAtThem() throws Exception {
        assertThat(served(300, "GET", "/v1/models")).isLessThan(300);

        assertThat(served(30, "POST", "/v1/videos")).isEqualTo(30);
        assertThat(served(30, "GET", ANY_VIDEO)).isEqualTo(30);
    }

    @Test
    void ofLooksTakesNothingFromMakingVideos() throws Exception {
        served(300, "GET", ANY_VIDEO);

        assertThat(served(30, "POST", "/v1/videos")).isEqualTo(30);
    }

    /** What remains, and the documents say so. */
    @Test
    void ofTheVeryRouteTakesItFromTheApps() throws Exception {
        served(300, "POST", "/v1/videos");

        assertThat(served(30, "POST", "/v1/videos")).isZero();
    }

    private int served(int requests, String method, String path) throws Exception {
        int served = 0;
        for (int i = 0; i < requests; i++) {
            HttpResponse<String> answer =
                    http.send(
                            HttpRequest.newBuilder(
                                            URI.create(
                                                    "http://127.0.0.1:%d%s"
                                                            .formatted(
                                                                    api.address().getPort(), path)))
                                    .method(method, HttpRequest.BodyPublishers.noBody())
                                    .build(),
                            HttpResponse.BodyHandlers.ofString());
            served += answer.statusCode() == 200 ? 1 : 0;
        }
        return served;
    }
}
