package reelay.provider.openai;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import reelay.provider.ContentAnswer;
import reelay.provider.ProviderErrorKind;
import reelay.video.ResultLink;

/**
 * Where a video lies when the content route does not hand it out: links, results, and what else
 * stands in a job.
 */
class ContentElsewhereTest extends ContentTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'id':'a','status':'completed','data':[{'url':'URL'}]}",
                "{'id':'a','status':'completed','url':'URL'}",
                "{'id':'a','status':'completed','urls':['file:///tmp/a.mp4','URL']}",
                "{'id':'a','status':'success','metadata':{'url':'URL'}}",
                "{'id':'a','status':'completed','unsigned_urls':['URL']}"
            })
    void takesTheLinkOfTheJobWhereThereIsNoContentRoute(String job) throws IOException {
        server.willAnswer(404, "{\"detail\":\"Not Found\"}");
        server.willAnswer(200, job.replace('\'', '"').replace("URL", store.address() + "/v.mp4"));
        store.willAnswer(200, "bytes", MP4);

        try (ContentAnswer.Opened opened = opened(provider().open("a", 0))) {
            assertThat(text(opened)).isEqualTo("bytes");
        }
        assertThat(store.onlyRequest().headers()).doesNotContainKey("authorization");
    }

    @Test
    void takesTheLinkThatSglangPutsIntoItsRefusal() throws IOException {
        server.willAnswer(
                400,
                "{\"detail\":\"Video is in cloud storage: " + store.address() + "/v.mp4?s=1.\"}");
        store.willAnswer(200, "bytes", MP4);

        try (ContentAnswer.Opened opened = opened(provider().open("a", 0))) {
            assertThat(text(opened)).isEqualTo("bytes");
        }
        assertThat(store.onlyRequest().target()).isEqualTo("/v.mp4?s=1");
    }

    @Test
    void asksAgainLaterWhenTheLinkDoesNotGiveTheVideo() {
        server.willAnswer(405, "");
        server.willAnswer(
                200, "{\"status\":\"completed\",\"url\":\"" + store.address() + "/v.mp4\"}");
        store.willAnswer(403, "<Error>expired</Error>", "Content-Type: application/xml");

        assertThat(notNow(provider().open("a", 0)).kind()).isEqualTo(ProviderErrorKind.NOT_READY);
    }

    @Test
    void asksAgainLaterWhenTheJobIsNotFoundEither() {
        server.willAnswer(404, "{\"detail\":\"Not Found\"}");
        server.willAnswer(404, "{\"error\":{\"message\":\"Video not found\"}}");

        notNow(provider().open("a", 0));
    }

    @Test
    void handsOnWhatIsHandedOutInsteadOfAVideo() throws IOException {
        server.willAnswer(200, "<html><title>Sign in</title></html>", MP4);
        server.willAnswer(200, "{\"status\":\"completed\"}");

        assertThat(text(opened(provider().open("a", 0)))).contains("Sign in");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"status\":\"processing\"}",
                "{\"error\":{\"message\":\"try later\"}}",
                "{\"detail\":\"not yet\"}"
            })
    void asksAgainLaterWhenTheContentRouteSpeaksOfTheJob(String words) {
        server.willAnswer(200, words);
        server.willAnswer(200, "{\"status\":\"completed\"}");

        notNow(provider().open("a", 0));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            textBlock =
                    """
                    STORE/a b|c.mp4?x={1}&y=100%     ~ /a%20b%7Cc.mp4?x=%7B1%7D&y=100%25
                    STORE/café.mp4?q=ü     ~ /caf%C3%A9.mp4?q=%C3%BC
                    STORE\\v\\1.mp4                  ~ /v/1.mp4
                    STORE/a%20b.mp4?s=%2F            ~ /a%20b.mp4?s=%2F
                    STORE/v[1].mp4                   ~ /v%5B1%5D.mp4
                    //HOST/v.mp4                     ~ /v.mp4
                    """)
    void readsLinksAsBrowsersDo(String link, String asked) throws IOException {
        String written =
                link.replace("STORE", store.address().toString())
                        .replace("HOST", store.address().getAuthority())
                        .replace("\\", "\\\\");
        server.willAnswer(404, "{\"detail\":\"Not Found\"}");
        server.willAnswer(
                200, "{\"id\":\"a\",\"status\":\"completed\",\"video_url\":\"" + written + "\"}");
        store.willAnswer(200, "bytes", MP4);

        assertThat(text(opened(provider().open("a", 0)))).isEqualTo("bytes");
        assertThat(store.onlyRequest().target()).isEqualTo(asked);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    /files/v.mp4 | /files/v.mp4
                    v.mp4        | /v1/videos/v.mp4
                    ?raw=1       | /v1/videos/a?raw=1
                    """)
    void takesRelativeLinksWithItsKey(String link, String asked) throws IOException {
        server.willAnswer(404, "{\"detail\":\"Not Found\"}");
        server.willAnswer(
                200, "{\"id\":\"a\",\"status\":\"completed\",\"video_url\":\"" + link + "\"}");
        server.willAnswer(200, "bytes", MP4);

        assertThat(text(opened(provider().open("a", 0)))).isEqualTo("bytes");
        assertThat(server.requests().get(2).target()).isEqualTo(asked);
        assertThat(server.requests().get(2).header("authorization")).isEqualTo("Bearer " + KEY);
    }

    @Test
    void takesTheLinkThatTheContentRouteAnswers() throws IOException {
        server.willAnswer(200, "{\"url\":\"" + store.address() + "/v.mp4\"}");
        store.willAnswer(200, "bytes", MP4);

        assertThat(text(opened(provider().open("a", 0)))).isEqualTo("bytes");
    }

    @ParameterizedTest
    @ValueSource(strings = {"data:video/mp4;base64,", ""})
    void takesTheVideoThatStandsInTheJob(String head) throws IOException {
        String video = "0123456789".repeat(20_000);
        String base64 = Base64.getEncoder().encodeToString(video.getBytes(StandardCharsets.UTF_8));
        String job =
                "{\"id\":\"a\",\"status\":\"completed\",\"data\":[{\"b64_json\":\""
                        + head
                        + base64
                        + "\"}]}";
        server.willAnswer(404, "{\"detail\":\"Not Found\"}");
        server.willAnswer(200, job);
        server.willAnswer(200, job);

        try (ContentAnswer.Opened opened = opened(provider().open("a", 0))) {
            assertThat(opened.totalLength()).isEmpty();
            assertThat(text(opened)).isEqualTo(video);
        }
    }

    @Test
    void hangsUpOnAVideoInTheJobThatIsGivenUp() throws Exception {
        String job = "{\"id\":\"a\",\"status\":\"completed\",\"b64_json\":\"";
        CountDownLatch hungUp = new CountDownLatch(1);
        server.willAnswer(404, "{\"detail\":\"Not Found\"}");
        server.willAnswer(200, job + "QUJD".repeat(20_000) + "\"}");
        server.willDo(ScriptedServer.endless(200, job, "QUJD".repeat(1_000), hungUp));

        try (ContentAnswer.Opened opened = opened(provider().open("a", 0))) {
            assertThat(opened.body().read()).isEqualTo('A');
            assertThat(hungUp.getCount()).isOne();
        }

        assertThat(hungUp.await(20, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void failsWhenTheJobBreaksOffWithinItsVideo() throws IOException {
        String base64 = "QUJD".repeat(20_000);
        String job = "{\"id\":\"a\",\"status\":\"completed\",\"b64_json\":\"" + base64 + "\"}";
        server.willAnswer(404, "{\"detail\":\"Not Found\"}");
        server.willAnswer(200, job);
        server.willAnswer(200, job.substring(0, job.length() - 1000));

        try (ContentAnswer.Opened opened = opened(provider().open("a", 0))) {
            assertThatThrownBy(() -> text(opened)).isInstanceOf(IOException.class);
        }
    }

    @Test
    void takesWordsThatNameAPlaceForNoVideoWhenThatIsAway() {
        server.willAnswer(200, "{\"url\":\"" + store.address() + "/v.mp4\"}");
        store.willAnswer(503, "away");
        server.willAnswer(200, "{\"id\":\"a\",\"status\":\"completed\"}");

        assertThat(notNow(provider().open("a", 0)).kind())
                .isEqualTo(ProviderErrorKind.SERVER_ERROR);
    }

    @Test
    void findsAnAddressInASentenceInAnyCase() throws IOException {
        String link = store.address().toString().replace("http:", "HTTP:") + "/v.mp4";
        server.willAnswer(400, "{\"detail\":\"The video was uploaded to " + link + ".\"}");
        store.willAnswer(200, "0123456789", MP4);

        try (ContentAnswer.Opened opened = opened(provider().open("a", 0))) {
            assertThat(text(opened)).isEqualTo("0123456789");
        }
    }

    @Test
    void readsAnAddressThatIsPackedWithoutSayingSo() throws IOException {
        byte[] packed = packed("{\"url\":\"" + store.address() + "/v.mp4\"}");
        server.willDo(ScriptedServer.bytes(200, packed, "Content-Type: application/json"));
        store.willAnswer(200, "0123456789", MP4);

        try (ContentAnswer.Opened opened = opened(provider().open("a", 0))) {
            assertThat(text(opened)).isEqualTo("0123456789");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"message\":\"upstream failed\"}",
                "{\"error\":{\"message\":\"asset was purged\",\"code\":404}}",
                "{\"status\":\"error\",\"detail\":\"no such object\"}"
            })
    void takesWordsThatAreCalledAVideoForWhatThereIs(String words) throws IOException {
        server.willAnswer(200, words, MP4);
        server.willAnswer(200, "{\"id\":\"a\",\"status\":\"completed\"}");

        try (ContentAnswer.Opened opened = opened(provider().open("a", 0))) {
            assertThat(text(opened)).isEqualTo(words);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    {"error":{"message":"upstream busy"}}    | application/json
                    {"message":"upstream failed"}            | text/plain
                    {"status":"processing","progress":99}    | video/mp4
                    {"task_status":"queued"}                 | Video/MP4
                    """)
    void takesNoWordsForAVerdictThatSpeakOfAFaultOrOfWork(String words, String type) {
        server.willAnswer(200, words, "Content-Type: " + type);
        server.willAnswer(200, "{\"id\":\"a\",\"status\":\"completed\"}");

        notNow(provider().open("a", 0));
    }

    @Test
    void opensTheResultThatCameWithTheSubmit() throws IOException {
        store.willAnswer(206, "456789", MP4, "Content-Range: bytes 4-9/10");

        try (ContentAnswer.Opened opened = opened(provider().openResult(result(), 4))) {
            assertThat(text(opened)).isEqualTo("456789");
        }
        assertThat(store.onlyRequest().headers()).doesNotContainKey("authorization");
        assertThat(server.requests()).isEmpty();
    }

    @Test
    void waitsForAResultThatIsAway() {
        store.willAnswer(403, "<Error><Code>AccessDenied</Code></Error>");

        notNow(provider().openResult(result(), 0));
    }

    @Test
    void handsOutWhatLiesInThePlaceOfAResult() throws IOException {
        store.willAnswer(200, "<html><title>Gone</title></html>", "Content-Type: text/html");

        try (ContentAnswer.Opened opened = opened(provider().openResult(result(), 0))) {
            assertThat(text(opened)).contains("Gone");
        }
    }

    private ResultLink result() {
        return new ResultLink(URI.create(store.address() + "/v.mp4?signature=s"));
    }
}
