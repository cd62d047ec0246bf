package reelay.provider.openai;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import reelay.provider.ProviderSettings.Encoding;
import reelay.provider.job.JobState;
import reelay.provider.job.JobView;

/** What an answer with a job in it says of the job. */
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
                    {"request_id":"a","state":"Fail","error":{"message":"boom"}} | FAILED
                    {"request_id":"a","status":"spoiled","error":"boom"}         | UNKNOWN
                    """)
    void believesAJobThatTellsItsIdAsThatOfARequest(String body, JobState state) {
        assertThat(seen(body).state()).isEqualTo(state);
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
                    Relays    | RUNNING   | {"data":{},"output":{"task_id":"a","task_status":"RUNNING"}}
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
}
