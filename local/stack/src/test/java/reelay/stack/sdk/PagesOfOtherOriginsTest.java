package reelay.stack.sdk;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a browser asks before and after it lets a page of another origin use the API. */
class PagesOfOtherOriginsTest {

    private static final String APP = "Origin: https://app.test";
    private static final String OTHER = "Origin: https://other.test";
    private static final String ALLOWED = "access-control-allow-origin";

    @TempDir static Path data;

    private static ApiUnderTest api;

    @BeforeAll
    static void startEverything() {
        api = ApiUnderTest.start(data, Map.of("AllowedOrigins", "https://app.test"));
    }

    @AfterAll
    static void stopEverything() {
        api.close();
    }

    @Test
    void maySendWhatTheSdksSend() {
        Exchange answer =
                preflight(
                        APP,
                        "Access-Control-Request-Method: POST",
                        "Access-Control-Request-Headers: authorization, content-type,"
                                + " idempotency-key, x-stainless-retry-count");

        assertThat(answer.status()).isEqualTo(204);
        assertThat(answer.header(ALLOWED)).hasValue("https://app.test");
        assertThat(answer.header("access-control-allow-methods").orElseThrow()).contains("POST");
        assertThat(answer.header("access-control-allow-headers").orElseThrow())
                .contains("authorization", "idempotency-key", "x-stainless-retry-count", "api-key");
        // Not from a function: the gateway answers before any runs.
        assertThat(answer.header("x-request-id")).isEmpty();
    }

    @Test
    void isNotAllowedWhenItsOriginIsNot() {
        assertThat(preflight(OTHER, "Access-Control-Request-Method: POST").header(ALLOWED))
                .isEmpty();
        assertThat(get("/v1/models", OTHER).header(ALLOWED)).isEmpty();
    }

    @Test
    void readsAnswersAndTheirHeaders() {
        Exchange good = get("/v1/models", APP);
        Exchange refused = get("/v1/videos/nobody", APP);

        for (Exchange answer : List.of(good, refused)) {
            assertThat(answer.header(ALLOWED)).hasValue("https://app.test");
            assertThat(answer.header("access-control-expose-headers").orElseThrow())
                    .contains("openai-poll-after-ms", "x-request-id", "retry-after");
        }
        assertThat(refused.errorCode()).isEqualTo("video_not_found");
    }

    @Test
    void readsTheVideoInTheBucket() {
        URI link = link();

        Exchange film = send(link, "GET", pathOf(link), APP, "Range: bytes=0-7");
        Exchange other = send(link, "GET", pathOf(link), OTHER);
        Exchange ask =
                send(
                        link,
                        "OPTIONS",
                        pathOf(link),
                        APP,
                        "Access-Control-Request-Method: GET",
                        "Access-Control-Request-Headers: range");

        assertThat(film.status()).isEqualTo(206);
        assertThat(film.body()).hasSize(8).contains("ftyp");
        assertThat(film.header(ALLOWED)).hasValue("https://app.test");
        assertThat(film.header("access-control-expose-headers").orElseThrow())
                .contains("content-range");
        assertThat(other.header(ALLOWED)).isEmpty();
        assertThat(ask.status()).isEqualTo(200);
        assertThat(ask.header(ALLOWED)).hasValue("https://app.test");
    }

    @Test
    void mustLeaveTheKeyBehindOnTheWayToTheBucket() {
        URI link = link();

        Exchange answer = send(link, "GET", pathOf(link), "Authorization: Bearer " + api.key());

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body()).contains("Only one auth mechanism allowed");
    }

    @Test
    void stillNeedsNothingWhereThePageIsTheDeploymentsOwn() {
        assertThat(get("/").status()).isEqualTo(200);
        assertThat(get("/").header(ALLOWED)).isEmpty();
    }

    @Test
    void tellsTheMethodsOfAPathToWhoeverAsks() {
        Exchange answer = send(api.direct(), "OPTIONS", "/v1/videos");

        assertThat(answer.status()).isEqualTo(204);
        assertThat(answer.header("allow")).hasValue("POST, GET, HEAD");
    }

    private static Exchange preflight(String... headers) {
        return send(api.direct(), "OPTIONS", "/v1/videos", headers);
    }

    private static Exchange get(String path, String... headers) {
        List<String> all = new ArrayList<>(List.of(headers));
        all.add("Authorization: Bearer " + api.key());
        return send(api.direct(), "GET", path, all.toArray(String[]::new));
    }

    /** The link to a video that is made first. */
    private static URI link() {
        byte[] body = "{\"prompt\":\"p\"}".getBytes(StandardCharsets.UTF_8);
        List<String> headers =
                List.of(
                        "Content-Type: application/json",
                        "Content-Length: " + body.length,
                        "api-key: " + api.key());
        Exchange made = new RawHttp("POST", "/v1/videos", headers, body).sendTo(api.direct());
        String video = "/v1/videos/" + made.json().path("id").asText();
        Awaitility.await()
                .atMost(Duration.ofSeconds(90))
                .until(() -> get(video).json().path("status").asText().equals("completed"));
        return URI.create(get(video + "/content").header("location").orElseThrow());
    }

    private static String pathOf(URI link) {
        return link.getRawPath() + "?" + link.getRawQuery();
    }

    /** A link is signed for the host in it, so that is the one to ask. */
    private static Exchange send(URI server, String method, String target, String... headers) {
        return new RawHttp(method, target, List.of(headers), new byte[0])
                .as(server.getAuthority())
                .sendTo(server);
    }
}
