package reelay.provider.openai;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.OptionalInt;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import reelay.provider.LookAnswer;
import reelay.provider.ProviderError;
import reelay.provider.ProviderErrorKind;
import reelay.provider.ProviderSettings.Encoding;
import reelay.provider.job.JobState;
import reelay.provider.job.JobView;
import reelay.video.Failure;
import reelay.video.FailureCode;

class LookTest extends ProviderTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    queued      | QUEUED
                    pending     | QUEUED
                    submitted   | QUEUED
                    NOT_START   | QUEUED
                    preparing   | QUEUED
                    starting    | QUEUED
                    in_progress | RUNNING
                    processing  | RUNNING
                    Running     | RUNNING
                    generating  | RUNNING
                    completed   | COMPLETED
                    complete    | COMPLETED
                    SUCCESS     | COMPLETED
                    succeeded   | COMPLETED
                    finished    | COMPLETED
                    done        | COMPLETED
                    failed      | FAILED
                    FAILURE     | FAILED
                    fail        | FAILED
                    error       | FAILED
                    cancelled   | FAILED
                    canceled    | FAILED
                    expired     | FAILED
                    aborted     | FAILED
                    rejected    | FAILED
                    timeout     | FAILED
                    timed_out   | FAILED
                    Timed Out   | FAILED
                    succeed     | COMPLETED
                    in_queue    | QUEUED
                    in-progress | RUNNING
                    deleted     | GONE
                    unknown     | UNKNOWN
                    teleporting | UNKNOWN
                    """)
    void knowsEveryStatusWordInAnyCase(String word, JobState state) {
        JobView job = seen("{\"id\":\"a\",\"status\":\"" + word + "\"}");

        assertThat(job.state()).isEqualTo(state);
        assertThat(job.statusWord()).isEqualTo(word);
        assertThat(job.failure().isPresent()).isEqualTo(state == JobState.FAILED);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            textBlock =
                    """
                    42      | 42
                    42.9    | 42
                    "42"    | 42
                    "42%"   | 42
                    250     | 100
                    1e300   | 100
                    0       | 0
                    -1      | -
                    NaN     | -
                    "NaN"   | -
                    "soon"  | -
                    null    | -
                    {}      | -
                    true    | -
                    """)
    void readsAnyProgress(String progress, Integer percent) {
        JobView job = seen("{\"status\":\"running\",\"progress\":" + progress + "}");

        assertThat(job.progress())
                .isEqualTo(percent == null ? OptionalInt.empty() : OptionalInt.of(percent));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    failed    | {"code":"moderation_blocked","message":"Blocked."} | MODERATION_BLOCKED | Blocked.
                    failed    | {"message":"out of memory"}                        | GENERATION_FAILED  | out of memory
                    failed    | {"code":500,"message":"boom"}                      | GENERATION_FAILED  | boom
                    failed    | {"code":"ValueError","message":"boom"}             | GENERATION_FAILED  | ValueError: boom
                    failed    | "it broke"                                         | GENERATION_FAILED  | it broke
                    failed    | "Your request was blocked by our moderation system." | MODERATION_BLOCKED | Your request was blocked by our moderation system.
                    failed    | null                                               | GENERATION_FAILED  | The provider gave no reason; its status is failed.
                    cancelled | null                                               | CANCELLED          | The provider gave no reason; its status is cancelled.
                    expired   | {"message":"key sk-abc12345 died"}                 | EXPIRED            | key [key] died
                    """)
    void saysWhyAJobFailed(String status, String error, FailureCode code, String message) {
        JobView job = seen("{\"status\":\"" + status + "\",\"error\":" + error + "}");

        assertThat(job.failure()).contains(new Failure(code, message));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    {"status":"failed","fail_reason":"out of memory"}
                    {"status":"failed","failure_reason":"out of memory","message":"success"}
                    {"status":"failed","error_message":"out of memory","error":null}
                    {"status":"failed","error":"","message":"out of memory"}
                    {"status":"failed","error":{},"msg":"out of memory"}
                    {"code":"success","message":"","data":{"status":"FAILURE","fail_reason":"out of memory"}}
                    {"code":0,"message":"SUCCEED","data":{"task_status":"failed","task_status_msg":"out of memory"}}
                    {"output":{"task_status":"FAILED","code":"","message":"out of memory"},"request_id":"r"}
                    {"task":{"id":"a","status":"failed","error":{"message":"out of memory"}}}
                    {"status":"failed","base_resp":{"status_code":1000,"status_msg":"out of memory"}}
                    """)
    void findsTheReasonWhereverServersPutIt(String body) {
        assertThat(seen(body).failure().map(Failure::message)).contains("out of memory");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    {"code":"moderation_blocked","message":"Your request was blocked."}             | MODERATION_BLOCKED
                    {"code":"content_policy_violation","message":"no"}                              | MODERATION_BLOCKED
                    {"code":"InputTextSensitiveContentDetected","message":"no"}                     | MODERATION_BLOCKED
                    {"code":"InputImageSensitiveContentDetected.PrivacyInformation","message":"no"} | MODERATION_BLOCKED
                    {"code":"SAFETY.INPUT.TEXT","message":"no"}                                     | MODERATION_BLOCKED
                    {"message":"The prompt was flagged by moderation; no output was generated."}    | MODERATION_BLOCKED
                    {"code":"OutputVideoSensitiveContentDetected.PolicyViolation","message":"no"}   | OUTPUT_BLOCKED
                    {"code":"SAFETY.OUTPUT.VIDEO","message":"no"}                                   | OUTPUT_BLOCKED
                    {"code":"moderation_blocked","message":"The generated video was blocked."}      | OUTPUT_BLOCKED
                    {"message":"The output was flagged by our safety system."}                      | OUTPUT_BLOCKED
                    {"code":"1301","message":"内容违规"}                                                | MODERATION_BLOCKED
                    {"message":"The prompt names a public figure."}                                 | MODERATION_BLOCKED
                    {"message":"The generated video was flagged as a trademark."}                   | OUTPUT_BLOCKED
                    {"message":"The request was rejected because size is wrong."}                   | GENERATION_FAILED
                    {"code":"ValueError","message":"the output was empty"}                          | GENERATION_FAILED
                    {"code":"processing_error","message":"heavy load"}                              | PROCESSING_ERROR
                    {"code":"<b>x</b>","message":"boom"}                                            | GENERATION_FAILED
                    """)
    void tellsARefusedRequestFromARefusedResult(String error, FailureCode code) {
        JobView job = seen("{\"status\":\"failed\",\"error\":" + error + "}");

        assertThat(job.failure()).map(Failure::code).contains(code);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    {"request_id":"a","state":"Fail","error":{"message":"boom"}} | FAILED
                    {"request_id":"a","status":"spoiled","error":"boom"}         | UNKNOWN
                    """)
    void believesAJobThatTellsItsIdAsThatOfARequest(String body, JobState state) {
        assertThat(seen(body).state()).isEqualTo(state);
    }

    @Test
    void saysOfARefusedResultThatNobodyKnowsOfACharge() {
        assertThat(
                        seen("{\"status\":\"failed\",\"error\":\"The output was blocked by"
                                        + " moderation.\"}")
                                .failure())
                .map(Failure::message)
                .contains(
                        "The output was blocked by moderation. The provider does not say whether it"
                                + " charged for the run.");
        assertThat(
                        seen("{\"status\":\"failed\",\"error\":\"Output video moderated, not"
                                        + " charged.\"}")
                                .failure())
                .map(Failure::message)
                .contains("Output video moderated, not charged.");
    }

    @Test
    void quotesNoMarkupAsAWord() {
        assertThat(
                        seen("{\"status\":\"failed\",\"error\":{\"code\":\"<b>x</b>\",\"message\":\"boom\"}}")
                                .failure())
                .map(Failure::message)
                .contains("boom");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            textBlock =
                    """
                    openai-poll-after-ms: 2500                   | 2500
                    retry-after-ms: 900                          | 900
                    Retry-After: 3                               | 3000
                    Retry-After: 1.5                             | 1500
                    Retry-After: Sun, 22 Nov 2026 12:01:00 GMT   | 60000
                    Retry-After: Sun, 22 Nov 2026 11:00:00 GMT   | 0
                    Retry-After: 1e99                            | 86400000
                    Retry-After: Sat, 22 Nov 2127 12:00:00 GMT   | 86400000
                    Retry-After: 2s                              | 2000
                    Retry-After: 1m30s                           | 90000
                    Retry-After: 30 seconds                      | 30000
                    Retry-After: 250ms                           | 250
                    Retry-After: 1 hour                          | 3600000
                    Retry-After: 1795348860                      | 60000
                    Retry-After: 1795348860000                   | 60000
                    Retry-After: 1795348740                      | 0
                    Retry-After: 3 parsecs                       | -
                    retry-after-ms: soon                         | -
                    Retry-After: -5                              | -
                    Retry-After: later                           | -
                    X-Other: 1                                   | -
                    """)
    void readsWhenToAskAgain(String header, Long milliseconds) {
        server.willAnswer(200, "{\"status\":\"queued\"}", header);

        assertThat(seenBy(provider().look("a")).askAgainIn().map(Duration::toMillis).orElse(null))
                .isEqualTo(milliseconds);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    vLLM-Omni | RUNNING   | {"id":"video_gen_0f","object":"video","status":"in_progress","progress":10,"size":null,"expires_at":null,"quality":"standard","media_type":"video/mp4","file_name":null,"inference_time_s":null,"stage_durations":{},"error":null}
                    SGLang    | COMPLETED | {"id":"6f1c","object":"video","status":"completed","progress":100,"url":null,"urls":[],"file_path":"/tmp/a.mp4","num_outputs":1}
                    LiteLLM   | RUNNING   | {"id":"video_b3BlbmFpOi9zb3JhLTIr/w==","object":"video","status":"processing","usage":{"duration_seconds":4.0}}
                    new-api   | UNKNOWN   | {"id":"task_1","task_id":"task_1","object":"video","model":"m","status":"unknown","progress":0,"created_at":1790000000,"metadata":{"url":""}}
                    Aquiles   | RUNNING   | {"id":"video_0123456789ab","object":"video","status":"processing","progress":3,"created_at":1790000000}
                    Unsloth   | COMPLETED | {"id":"v1","status":"completed","seconds":"4.04","progress":100}
                    OpenRouter | FAILED   | {"id":"gen-1","status":"expired","polling_url":"https://x/1","unsigned_urls":[],"usage":{"cost":0.1},"error":"too late"}
                    SGLang    | GONE      | {"id":"6f1c","object":"video","status":"deleted","progress":100}
                    OpenAI    | GONE      | {"id":"video_1","object":"video.deleted","deleted":true}
                    """)
    void readsTheDialectsOfServers(String server, JobState state, String body) {
        assertThat(seen(body).state()).as(server).isEqualTo(state);
    }

    @Test
    void encodesIdsThatHoldSlashesAndPluses() {
        server.willAnswer(200, "{\"status\":\"queued\"}");

        JobView job = seenBy(provider().look("video_a/b+c==?#é "));

        assertThat(server.onlyRequest().target())
                .isEqualTo("/v1/videos/video_a%2Fb%2Bc%3D%3D%3F%23%C3%A9%20");
        assertThat(job.id()).isEqualTo("video_a/b+c==?#é ");
    }

    @Test
    void keepsTheQueryOfTheBaseAddress() {
        server.willAnswer(200, "{\"status\":\"queued\"}");

        provider(server.address().resolve("/openai/v1/?api-version=preview"), Encoding.JSON, 20_000)
                .look("a");

        assertThat(server.onlyRequest().target())
                .isEqualTo("/openai/v1/videos/a?api-version=preview");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    404 | {"detail":"Video not found"}
                    410 | {"detail":"Video not found"}
                    404 | {"error":{"message":"Video with id 'a' not found.","type":"invalid_request_error"}}
                    404 | {"error":{"message":"No such video: a"}}
                    404 | {"error":{"message":"gone","code":"video_not_found"}}
                    400 | {"code":"task_not_exist","message":"task_not_exist","data":null}
                    200 | {"code":"task_not_exist","message":"task_not_exist","data":null}
                    200 | {"error":{"code":"job-not-found","message":"?"}}
                    404 | {"detail":"The task has been deleted"}
                    404 | Unknown job
                    """)
    void isLostWhenTheProviderSaysInItsWordsThatItDoesNotKnowTheJob(int status, String body) {
        server.willAnswer(status, body);

        assertThat(provider().look("a")).isInstanceOf(LookAnswer.Lost.class);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    404 | <html><head><title>404 Not Found</title></head></html>
                    404 | <html><title>Video not found</title></html>
                    404 | {"detail":"Not Found"}
                    404 | 404 page not found
                    404 | ''
                    404 | {"message":"no Route matched with those values"}
                    404 | {"message":"Route GET:/v1/videos/a not found","error":"Not Found"}
                    404 | {"error":{"message":"Invalid URL (GET /v1/videos/a)"}}
                    404 | {"error":{"message":"The model 'video-1' does not exist"}}
                    410 | {"error":"this API has moved"}
                    401 | {"error":"unknown video"}
                    403 | {"error":{"message":"User not found"}}
                    200 | {"error":{"message":"User not found"}}
                    200 | {"code":1000,"message":"try again"}
                    200 | {"status":"error","message":"bad gateway"}
                    200 | {"base_resp":{"status_code":1002,"status_msg":"rate limit"}}
                    502 | Bad gateway: video not found
                    """)
    void isNotYetToldWhenSomebodyElseSpeaks(int status, String body) {
        server.willAnswer(status, body);

        assertThat(provider().look("a")).isInstanceOf(LookAnswer.Unavailable.class);
    }

    @ParameterizedTest
    @ValueSource(ints = {301, 302, 303, 307, 308})
    void followsRedirectsAtTheProviderWithTheKey(int status) {
        server.willAnswer(status, "", "Location: /v1/videos/a/");
        server.willAnswer(200, "{\"status\":\"queued\"}");

        assertThat(seenBy(provider().look("a")).state()).isEqualTo(JobState.QUEUED);
        assertThat(server.requests())
                .extracting(ScriptedServer.Request::target)
                .containsExactly("/v1/videos/a", "/v1/videos/a/");
        assertThat(server.requests())
                .allSatisfy(
                        request ->
                                assertThat(request.header("authorization"))
                                        .isEqualTo("Bearer " + KEY));
    }

    @Test
    void followsNoRedirectToSomebodyElse() throws IOException {
        try (ScriptedServer other = new ScriptedServer()) {
            server.willAnswer(307, "", "Location: " + other.address() + "/v1/videos/a");

            assertThat(unavailable(provider().look("a")).kind())
                    .isEqualTo(ProviderErrorKind.NOT_THE_PROTOCOL);
            assertThat(other.requests()).isEmpty();
        }
    }

    @Test
    void followsFiveRedirectsAndNoMore() {
        for (int i = 0; i < 7; i++) {
            server.willAnswer(302, "", "Location: /v1/videos/a");
        }

        assertThat(unavailable(provider().look("a")).kind())
                .isEqualTo(ProviderErrorKind.NOT_THE_PROTOCOL);
        assertThat(server.requests()).hasSize(6);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    500 | {"error":{"message":"x"}}       | SERVER_ERROR
                    429 | {"error":{"message":"x"}}       | RATE_LIMITED
                    401 | {"error":{"message":"x"}}       | KEY_INVALID
                    404 | {"error":{"message":"Your organization must be verified to"}} | ORGANIZATION_UNVERIFIED
                    404 | {"detail":"Generation is still in-progress"}                  | NOT_READY
                    200 | <html>welcome</html>            | NOT_THE_PROTOCOL
                    200 | []                              | NOT_THE_PROTOCOL
                    200 | {"ok":true}                     | NOT_THE_PROTOCOL
                    200 | {"status":                      | NOT_THE_PROTOCOL
                    302 | ''                              | NOT_THE_PROTOCOL
                    """)
    void isUnavailableAfterAnyOtherAnswer(int status, String body, ProviderErrorKind kind) {
        server.willAnswer(status, body);

        assertThat(unavailable(provider().look("a")).kind()).isEqualTo(kind);
    }

    @Test
    @Tag("slow")
    void isUnavailableWhenNothingIsAnswered() throws IOException {
        server.willDo(ScriptedServer.stall(""));

        assertThat(unavailable(impatientProvider().look("a")).kind())
                .isEqualTo(ProviderErrorKind.TIMED_OUT);
    }

    @Test
    void isUnavailableWhenTheConnectionCloses() {
        assertThat(unavailable(provider().look("a")).kind())
                .isEqualTo(ProviderErrorKind.UNREACHABLE);
    }

    @Test
    void isUnavailableWhenTheAnswerNeverEnds() {
        server.willDo(ScriptedServer.endless(200, "{\"a\":1},"));

        assertThat(unavailable(provider().look("a")).kind())
                .isEqualTo(ProviderErrorKind.NOT_THE_PROTOCOL);
    }

    private JobView seen(String body) {
        server.willAnswer(200, body);
        return seenBy(provider().look("a"));
    }

    private static JobView seenBy(LookAnswer answer) {
        assertThat(answer).isInstanceOf(LookAnswer.Seen.class);
        return ((LookAnswer.Seen) answer).job();
    }

    private static ProviderError unavailable(LookAnswer answer) {
        assertThat(answer).isInstanceOf(LookAnswer.Unavailable.class);
        return ((LookAnswer.Unavailable) answer).error();
    }
}
