package reelay.provider.openai;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import reelay.provider.ProviderCredentials;
import reelay.provider.ProviderError;
import reelay.provider.ProviderErrorKind;
import reelay.provider.ProviderSettings;
import reelay.provider.ProviderSettings.Encoding;
import reelay.provider.SubmitAnswer;
import reelay.provider.http.ProviderClients;
import reelay.provider.job.JobState;
import reelay.video.Json;

class SubmitTest extends ProviderTest {

    private static final String QUEUED =
            """
            {"id":"video_1","object":"video","model":"m","status":"queued","progress":0,
             "created_at":1790000000,"completed_at":null,"expires_at":null,"prompt":"p",
             "size":"1280x720","seconds":"8","remixed_from_video_id":null,"error":null}\
            """;

    @Test
    void sendsTheFormFieldsWhoItIsAndTheVideoIdAsIdempotencyKey() {
        server.willAnswer(200, QUEUED, "openai-poll-after-ms: 2500");

        SubmitAnswer answer = provider().submit(job());

        assertThat(answer)
                .asInstanceOf(type(SubmitAnswer.Accepted.class))
                .satisfies(
                        accepted -> {
                            assertThat(accepted.job().id()).isEqualTo("video_1");
                            assertThat(accepted.job().state()).isEqualTo(JobState.QUEUED);
                            assertThat(accepted.job().askAgainIn())
                                    .contains(Duration.ofMillis(2500));
                        });
        ScriptedServer.Request request = server.onlyRequest();
        assertThat(request.method() + " " + request.target()).isEqualTo("POST /v1/videos");
        assertThat(request.header("authorization")).isEqualTo("Bearer " + KEY);
        assertThat(request.header("openai-organization")).isEqualTo("org-1");
        assertThat(request.header("openai-project")).isEqualTo("proj_1");
        assertThat(request.header("idempotency-key")).isEqualTo(VIDEO_ID.value());
        String boundary = request.header("content-type").split("boundary=", -1)[1];
        assertThat(utf8(request.body()))
                .isEqualTo(
                        """
                        --B
                        Content-Disposition: form-data; name="model"

                        m
                        --B
                        Content-Disposition: form-data; name="prompt"

                        %s
                        --B
                        Content-Disposition: form-data; name="seconds"

                        8
                        --B
                        Content-Disposition: form-data; name="size"

                        1280x720
                        --B--
                        """
                                .formatted(PROMPT)
                                .replace("\n", "\r\n")
                                .replace("--B", "--" + boundary));
    }

    @Test
    void sendsAReferenceImageAsAFilePart() {
        server.willAnswer(200, QUEUED);

        provider().submit(jobWithImage("\u0089PNG bytes"));

        assertThat(utf8(server.onlyRequest().body()))
                .contains(
                        """
                        Content-Disposition: form-data; name="input_reference"; filename="fr_ame.png"
                        Content-Type: image/png

                        \u0089PNG bytes
                        """
                                .replace("\n", "\r\n"));
    }

    @Test
    void sendsJsonToProvidersThatWantIt() throws IOException {
        server.willAnswer(200, QUEUED);

        provider(server.address().resolve("/v1/"), Encoding.JSON, 20_000)
                .submit(jobWithImage("PNG"));

        ScriptedServer.Request request = server.onlyRequest();
        assertThat(request.target()).isEqualTo("/v1/videos");
        assertThat(request.header("content-type")).isEqualTo("application/json");
        JsonNode body = Json.tree(utf8(request.body()));
        assertThat(body.path("model").asText()).isEqualTo("m");
        assertThat(body.path("prompt").asText()).isEqualTo(PROMPT);
        assertThat(body.path("seconds").isTextual()).isTrue();
        assertThat(body.path("seconds").asText()).isEqualTo("8");
        assertThat(body.path("size").asText()).isEqualTo("1280x720");
        assertThat(body.path("input_reference").path("image_url").asText())
                .isEqualTo("data:image/png;base64,UE5H");
    }

    @Test
    void sendsNoAuthorizationWithoutAKey() {
        server.willAnswer(200, QUEUED);

        new OpenAiVideoProvider(
                        new ProviderSettings(
                                server.address(), Encoding.JSON, Duration.ofSeconds(5), "secret"),
                        () -> new ProviderCredentials(null, null, null),
                        () -> NOW,
                        ProviderClients.of(Duration.ofSeconds(5)))
                .submit(job());

        assertThat(server.onlyRequest().headers())
                .doesNotContainKeys(
                        "authorization", "openai-organization", "openai-project", "upgrade");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    201 | {"id":"a"}                                   | a
                    202 | {"id":"gen-1","polling_url":"https://x/1"}   | gen-1
                    200 | {"task_id":"task_9","status":"queued"}       | task_9
                    200 | {"id":17,"status":"pending"}                 | 17
                    200 | {"id":"a","status":"failed","error":"no"}    | a
                    200 | {"id":"a","status":"processing","progress":NaN} | a
                    """)
    void takesAnyGoodAnswerWithAnIdForAccepted(int status, String body, String id) {
        server.willAnswer(status, body);

        assertThat(provider().submit(job()))
                .asInstanceOf(type(SubmitAnswer.Accepted.class))
                .satisfies(accepted -> assertThat(accepted.job().id()).isEqualTo(id));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    500 | {"error":{"message":"x","type":"server_error","code":null}}
                    502 | <html><title>502 Bad Gateway</title></html>
                    504 | upstream request timeout
                    524 | ''
                    408 | {"error":{"message":"Timeout"}}
                    409 | {"error":{"message":"a request with this idempotency key is running"}}
                    503 | upstream connect error or disconnect/reset before headers. reset reason: connection termination
                    409 | {"error":{"code":"idempotency_error","message":"Idempotency-Key is in use"}}
                    409 | {"error":{"message":"Idempotency-Key is in use"}}
                    503 | Backend fetch failed
                    503 | {"error":{"message":"read ECONNRESET"}}
                    503 | {"error":{"message":"context deadline exceeded"}}
                    503 | {"error":{"message":"unexpected EOF"}}
                    400 | {"error":{"message":"litellm.Timeout: APITimeoutError - Request timed out"}}
                    400 | {"error":{"message":"Post \\"https://x/v1/videos\\": EOF"}}
                    400 | {"error":{"message":"bad response status code 504"}}
                    424 | {"error":{"message":"upstream failed: 502 Bad Gateway"}}
                    409 | {"error":{"message":"A request with the same key was already submitted"}}
                    409 | {"error":{"message":"Job already exists"}}
                    499 | {"message":"client closed request"}
                    """)
    void doesNotKnowWhenTheAnswerDoesNotSayWhetherItWasTaken(int status, String body) {
        server.willAnswer(status, body);

        assertThat(provider().submit(job())).isInstanceOf(SubmitAnswer.Unclear.class);
        assertThat(server.requests()).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    503 | {"error":{"message":"busy","code":"server_is_overloaded"}}   | OVERLOADED
                    503 | {"error":{"message":"busy","code":"slow_down"}}              | OVERLOADED
                    503 | {"detail":"task limit reached"}                              | OVERLOADED
                    503 | <html><title>Service Unavailable</title></html>              | OVERLOADED
                    503 | upstream connect error or disconnect/reset before headers. reset reason: connection failure | OVERLOADED
                    400 | {"error":{"message":"invalid JSON: unexpected EOF"}}          | REQUEST_INVALID
                    409 | {"error":{"message":"another job is running"}}               | OVERLOADED
                    429 | {"error":{"message":"Rate limit","code":"rate_limit_exceeded"}} | RATE_LIMITED
                    422 | {"detail":[{"loc":["body"],"msg":"Field required"}]}         | REQUEST_INVALID
                    404 | {"detail":"Not Found"}                                       | ROUTE_MISSING
                    501 | ''                                                           | ROUTE_MISSING
                    307 | ''                                                           | NOT_THE_PROTOCOL
                    """)
    void isDeclinedByADefiniteRefusal(int status, String body, ProviderErrorKind kind) {
        server.willAnswer(status, body, "Location: /elsewhere");

        assertThat(declined(provider().submit(job())).kind()).isEqualTo(kind);
        assertThat(server.requests()).hasSize(1);
    }

    @Test
    void namesTheTargetOfARedirectWithoutWhatMayBeSecretInIt() {
        server.willAnswer(308, "", "Location: https://u:p@api.example/v2/videos?token=t#f");

        ProviderError error = declined(provider().submit(job()));

        assertThat(error.message())
                .contains("redirects to https://api.example/v2/videos,", "ProviderUrl")
                .doesNotContain("token", "u:p");
        assertThat(server.requests()).hasSize(1);
    }

    @Test
    void carriesWhenToComeBackAndWhoseAccountItWas() {
        server.willAnswer(
                429, "{\"error\":\"slow\"}", "Retry-After: 7", "openai-organization: user-abc");

        ProviderError error = declined(provider().submit(job()));

        assertThat(error.retryAfter()).contains(Duration.ofSeconds(7));
        assertThat(error.organization()).contains("user-abc");
        assertThat(error.httpStatus()).hasValue(429);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    Retry-After: Sunday, 22-Nov-26 12:01:00 GMT    | {}                              | 60000
                    Retry-After: Sun Nov 22 12:01:00 2026          | {}                              | 60000
                    Retry-After: Mon, 22 Nov 2026 12:01:00 UTC     | {}                              | 60000
                    Retry-After: 2026-11-22T12:01:00Z              | {}                              | 60000
                    Retry-After: 3, 9                              | {}                              | 3000
                    x-ratelimit-reset-requests: 1m2s               | {}                              | 62000
                    X-RateLimit-Reset: 1795348860000               | {}                              | 60000
                    X-RateLimit-Reset: 30                          | {"retry_after":1.337}           | 1337
                    Retry-After: 5                                 | {"retry_after":12}              | 5000
                    X: y                                           | {"error":{"retryAfterMs":1200}} | 1200
                    X: y     | {"error":{"details":[{"reason":"X"},{"retryDelay":"34s"}]}}           | 34000
                    X: y     | {"error":{"message":"Limit 25. Please try again in 2.4s."}}           | 2400
                    X: y     | {"error":{"message":"try again in a while"}}                          | -
                    """)
    void readsWhenToComeBackWhereverItStands(String header, String body, String milliseconds) {
        server.willAnswer(429, body, header);

        assertThat(declined(provider().submit(job())).retryAfter().map(Duration::toMillis))
                .isEqualTo(
                        milliseconds.equals("-")
                                ? Optional.empty()
                                : Optional.of(Long.valueOf(milliseconds)));
    }

    @Test
    void takesNoKeyForTheNameOfAnAccount() {
        server.willAnswer(401, "{}", "openai-organization: " + KEY);

        assertThat(declined(provider().submit(job())).organization()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Incorrect API key provided: sk-test-0123456789. You can find yours online.",
                "Invalid prompt: A heron wades through fog, “slowly”!",
                "Invalid prompt: A heron wades through fog, “slo…"
            })
    void keepsKeysAndPromptsOutOfTheMessage(String told) {
        server.willAnswer(400, "{\"error\":{\"message\":\"" + told + "\"}}");

        SubmitAnswer answer = provider().submit(job());

        assertThat(declined(answer).message()).doesNotContain(KEY, "heron");
        assertThat(answer.toString()).doesNotContain(KEY, "heron");
    }

    @Test
    void leavesTheEchoOfTheRequestOutOfFastApisComplaints() {
        server.willAnswer(
                422,
                """
                {"detail":[{"type":"missing","loc":["body","seconds"],"msg":"Field required",
                            "input":{"prompt":"a secret wish"}}]}\
                """);

        assertThat(declined(provider().submit(job())).message())
                .isEqualTo("body.seconds: Field required");
    }

    private static String utf8(String body) {
        return new String(body.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
    }
}
