package reelay.provider.openai;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import reelay.provider.LookAnswer;
import reelay.provider.ProviderError;
import reelay.provider.ProviderErrorKind;

/** Looks that show no job: it is lost, or nobody knows yet. */
class LookWithoutJobTest extends ProviderTest {

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
                    400 | Unknown job
                    400 | {"status":"deleted"}
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

    private static ProviderError unavailable(LookAnswer answer) {
        assertThat(answer).isInstanceOf(LookAnswer.Unavailable.class);
        return ((LookAnswer.Unavailable) answer).error();
    }
}
