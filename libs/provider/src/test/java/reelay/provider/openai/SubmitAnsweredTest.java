package reelay.provider.openai;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import reelay.provider.ProviderError;
import reelay.provider.ProviderErrorKind;
import reelay.provider.SubmitAnswer;
import reelay.video.ResultLink;

/** What a submit came to whose answer has a good status and is no job. */
class SubmitAnsweredTest extends ProviderTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    {"error":{"code":"insufficient_quota","message":"No credit left"}}           | No credit left
                    {"error":"no credit left"}                                                   | no credit left
                    {"code":"insufficient_user_quota","message":"quota is not enough","data":null} | quota is not enough
                    {"code":1001,"message":"signature is invalid"}                               | signature is invalid
                    {"base_resp":{"status_code":1008,"status_msg":"insufficient balance"}}       | insufficient balance
                    {"task_id":"","base_resp":{"status_code":1008,"status_msg":"insufficient balance"}} | insufficient balance
                    {"success":false,"message":"not today"}                                      | not today
                    {"data":{"error":{"message":"no such model"}}}                               | no such model
                    {"request_id":"r","code":"InvalidApiKey","message":"Invalid API-key provided."} | Invalid API-key
                    {"id":"req-1","error":{"message":"rate limit","code":"rate_limit_exceeded"}} | rate limit
                    """)
    void isThatErrorAtOnceAndTheLastWord(String body, String words) {
        server.willAnswer(200, body);

        ProviderError error = declined();

        assertThat(error.saidInSuccess()).isTrue();
        assertThat(error.message() + error.code()).contains(words);
        assertThat(server.requests()).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    {"error":{"code":"insufficient_quota","message":"No credit left"}}           | QUOTA_EXHAUSTED
                    {"error":{"message":"rate limit","code":"rate_limit_exceeded"}}              | RATE_LIMITED
                    {"error":{"message":"Incorrect API key","code":"invalid_api_key"}}           | KEY_INVALID
                    {"success":false,"error":"Your request was blocked by our moderation system."} | MODERATION_BLOCKED
                    """)
    void meansWhatItWouldMeanWithABadStatus(String body, ProviderErrorKind kind) {
        server.willAnswer(202, body);

        assertThat(declined().kind()).isEqualTo(kind);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    200 | {"status":"queued","secret":"value"} | the provider answered 200 with JSON that names no job (status, secret)
                    200 | {"id":"job\\u202e1"}          | the provider answered 200 with JSON that names no job (id)
                    200 | {"id":"  "}                  | the provider answered 200 with JSON that names no job (id)
                    200 | {"id":null}                  | the provider answered 200 with JSON that names no job (id)
                    201 | {"code":0,"data":{"ok":1}}   | the provider answered 201 with JSON that names no job (code, data, data.ok)
                    200 | {"id":"a                     | the provider answered 200 with something that is no JSON
                    200 | <html>hello</html>           | the provider answered 200 with a web page; check ProviderUrl (--provider-url)
                    200 | <video id="a"/>              | the provider answered 200 with a web page
                    200 | queued, thank you            | the provider answered 200 with something that is no JSON
                    200 | []                           | the provider answered 200 with JSON without any name
                    204 | ''                           | the provider answered 204 with nothing
                    202 | '   '                        | the provider answered 202 with nothing
                    """)
    void cannotBeReadAndNamesNoMoreThanWhatWasSeen(int status, String body, String explanation) {
        server.willAnswer(status, body);

        assertThat(provider().submit(job())).isEqualTo(new SubmitAnswer.Unreadable(explanation));
        assertThat(server.requests()).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    {"status":"completed","data":[{"url":"https://cdn.test/a b.mp4?s=1"}]} | | https://cdn.test/a%20b.mp4?s=1
                    {"object":"video","status":"completed","created":1,"data":[{"url":"//cdn.test/v.mp4"}]} | | http://cdn.test/v.mp4
                    {"id":"j","status":"SUCCESS","data":{"video_url":"https://cdn.test/v.mp4"}} | j | https://cdn.test/v.mp4
                    {"status":"done","output":["https://cdn.test/1.mp4","https://cdn.test/2.mp4"]} | | https://cdn.test/1.mp4
                    """)
    void isTheFinishedVideoWithItsLink(String body, String id, String link) {
        server.willAnswer(200, body);

        assertThat(provider().submit(job()))
                .isEqualTo(
                        new SubmitAnswer.Finished(
                                Optional.ofNullable(id), new ResultLink(URI.create(link))));
        assertThat(server.requests()).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    {"status":"completed","data":[{"url":"file:///out/v.mp4"}]} | a link to it that
                    {"status":"completed","data":[{"b64_json":"AAAAIGZ0eXBpc29tAAACAGlzb21pc28yYXZjMW1wNDEAAAAIZnJlZQAAAAAAAAAA"}]} | the video itself in it; have it answer with a link
                    """)
    void saysWhichFinishedVideoCannotBeKept(String body, String why) {
        server.willAnswer(200, body);

        assertThat(provider().submit(job()))
                .isInstanceOfSatisfying(
                        SubmitAnswer.Unreadable.class,
                        answer ->
                                assertThat(answer.explanation())
                                        .startsWith("the provider answered 200 with a finished")
                                        .contains(why)
                                        .doesNotContain("v.mp4", "AAAA"));
    }

    /** A sign of another alphabet is sent as six. */
    @Test
    void keepsNoLinkThatIsLongerThanAny() {
        server.willAnswer(
                200, "{\"status\":\"completed\",\"url\":\"/" + "\u00e9".repeat(6_000) + "\"}");

        assertThat(provider().submit(job()))
                .isInstanceOfSatisfying(
                        SubmitAnswer.Unreadable.class,
                        answer ->
                                assertThat(answer.explanation())
                                        .endsWith("a link that is too long to keep"));
    }

    @Test
    void isAJobLikeAnyOtherWhenOnlyTheJobCanBeAskedForTheVideo() {
        server.willAnswer(200, "{\"id\":\"j\",\"status\":\"completed\"}");

        assertThat(provider().submit(job())).isInstanceOf(SubmitAnswer.Accepted.class);
    }

    @Test
    void namesNoResultOfAJobThatIsNotFinished() {
        server.willAnswer(
                200, "{\"id\":\"j\",\"status\":\"queued\",\"url\":\"https://cdn.test/j\"}");

        assertThat(provider().submit(job())).isInstanceOf(SubmitAnswer.Accepted.class);
    }

    @Test
    void cannotBeReadWhenItIsPackedInAWayWeDoNotKnow() {
        server.willAnswer(200, "\u000b\u0002{}", "Content-Encoding: br");

        assertThat(provider().submit(job()))
                .isEqualTo(
                        new SubmitAnswer.Unreadable(
                                "the provider answered 200 with something that is no JSON, packed"
                                        + " with br"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "HTTP/1.1 200 OK\nContent-Length: 100\n\n{\"id\":\"a\"",
                "HTTP/1.1 200 OK\nTransfer-Encoding: chunked\n\n5\n{\"id\"",
                "HTTP/1.1 202 OK\nContent-Encoding: gzip\nContent-Length: 3\n\n\u001f\u0001x"
            })
    void cannotBeReadWhenItBreaksOff(String beginning) {
        server.willDo(ScriptedServer.raw(beginning));

        assertThat(provider().submit(job())).isInstanceOf(SubmitAnswer.Unreadable.class);
        assertThat(server.requests()).hasSize(1);
    }

    @Test
    @Tag("slow")
    void cannotBeReadWhenItNeverEnds() throws IOException {
        server.willDo(ScriptedServer.endless(200, " ".repeat(1000)));

        assertThat(impatientProvider().submit(job())).isInstanceOf(SubmitAnswer.Unreadable.class);
    }

    @Test
    @Tag("slow")
    void cannotBeReadWhenItStalls() throws IOException {
        server.willDo(ScriptedServer.stall("HTTP/1.1 200 OK\nContent-Length: 100\n\n{\"id\""));

        assertThat(impatientProvider().submit(job()))
                .isEqualTo(
                        new SubmitAnswer.Unreadable(
                                "the provider answered 200, and then 127.0.0.1 did not answer in"
                                        + " time (ProviderTimeoutSeconds)"));
    }

    private ProviderError declined() {
        return declined(provider().submit(job()));
    }
}
