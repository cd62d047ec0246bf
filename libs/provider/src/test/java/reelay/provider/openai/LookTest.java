package reelay.provider.openai;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import java.io.IOException;
import java.time.Duration;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import reelay.provider.JobState;
import reelay.provider.JobView;
import reelay.provider.LookAnswer;
import reelay.provider.ProviderError;
import reelay.provider.ProviderErrorKind;
import reelay.provider.ProviderSettings.Encoding;
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
                    {"code":"ValueError","message":"the output was empty"}                          | GENERATION_FAILED
                    {"code":"processing_error","message":"heavy load"}                              | PROCESSING_ERROR
                    {"code":"<b>x</b>","message":"boom"}                                            | GENERATION_FAILED
                    """)
    void tellsARefusedRequestFromARefusedResult(String error, FailureCode code) {
        JobView job = seen("{\"status\":\"failed\",\"error\":" + error + "}");

        assertThat(job.failure()).map(Failure::code).contains(code);
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
    @ValueSource(ints = {404, 410})
    void isLostWhenTheProviderDoesNotKnowIt(int status) {
        server.willAnswer(status, "{\"detail\":\"Video not found\"}");

        assertThat(provider().look("a"))
                .asInstanceOf(type(LookAnswer.Lost.class))
                .satisfies(
                        l -> assertThat(l.error().kind()).isEqualTo(ProviderErrorKind.NOT_FOUND));
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
