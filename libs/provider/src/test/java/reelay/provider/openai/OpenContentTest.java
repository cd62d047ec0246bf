package reelay.provider.openai;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import reelay.provider.ContentAnswer;
import reelay.provider.ProviderError;
import reelay.provider.ProviderErrorKind;

class OpenContentTest extends ProviderTest {

    private static final String MP4 = "Content-Type: video/mp4";

    /** Where the bytes lie when they do not lie at the provider. */
    private final ScriptedServer store = new ScriptedServer();

    @AfterEach
    void stopStore() throws IOException {
        store.close();
    }

    @Test
    void opensAllBytes() throws IOException {
        server.willAnswer(200, "0123456789", MP4, "ETag: \"v1\"");

        try (ContentAnswer.Opened opened = opened(provider().open("a/b", 0))) {
            assertThat(opened.firstByte()).isZero();
            assertThat(opened.totalLength()).hasValue(10);
            assertThat(opened.contentType()).isEqualTo("video/mp4");
            assertThat(opened.entityTag()).contains("\"v1\"");
            assertThat(text(opened)).isEqualTo("0123456789");
        }
        assertThat(server.onlyRequest().target()).isEqualTo("/v1/videos/a%2Fb/content");
        assertThat(server.onlyRequest().headers()).doesNotContainKey("range");
        assertThat(server.onlyRequest().header("authorization")).isEqualTo("Bearer " + KEY);
    }

    @Test
    void goesOnWhereADownloadBroke() throws IOException {
        server.willAnswer(206, "456789", MP4, "Content-Range: bytes 4-9/10");

        try (ContentAnswer.Opened opened = opened(provider().open("a", 4))) {
            assertThat(opened.firstByte()).isEqualTo(4);
            assertThat(opened.totalLength()).hasValue(10);
            assertThat(text(opened)).isEqualTo("456789");
        }
        assertThat(server.onlyRequest().header("range")).isEqualTo("bytes=4-");
    }

    @Test
    void startsAgainWhenTheProviderDoesNotResume() throws IOException {
        server.willAnswer(200, "0123456789", MP4);

        try (ContentAnswer.Opened opened = opened(provider().open("a", 4))) {
            assertThat(opened.firstByte()).isZero();
            assertThat(opened.totalLength()).hasValue(10);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"Content-Range: bytes 3-9/10", "Content-Range: nonsense", "X-Other: none"})
    void doesNotTakeOtherBytesThanThoseItAskedFor(String range) {
        server.willAnswer(206, "3456789", MP4, range);

        assertThat(notNow(provider().open("a", 4)).kind())
                .isEqualTo(ProviderErrorKind.SERVER_ERROR);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "HTTP/1.1 200 OK\nContent-Type: video/mp4\nContent-Length: 100\n\n0123456789",
                "HTTP/1.1 200 OK\nContent-Type: video/mp4\nTransfer-Encoding: chunked\n\na\n0123456789\n",
                "HTTP/1.1 206 OK\nContent-Type: video/mp4\nContent-Range: bytes 0-99/100\n\n0123456789",
                "HTTP/1.1 206 OK\nContent-Type: video/mp4\nContent-Range: bytes 0-9/100\nContent-Length: 10\n\n0123456789",
                "HTTP/1.1 206 OK\nContent-Type: video/mp4\nContent-Range: bytes 0-4/5\nContent-Length: 10\n\n0123456789"
            })
    void failsWhenTheBodyIsShorterOrLongerThanPromised(String answer) throws IOException {
        server.willDo(ScriptedServer.raw(answer));

        try (ContentAnswer.Opened opened = opened(provider().open("a", 0))) {
            assertThatThrownBy(() -> text(opened)).isInstanceOf(IOException.class);
        }
    }

    @Test
    void failsWhenTheBodyStalls() throws IOException {
        server.willDo(
                ScriptedServer.stall(
                        "HTTP/1.1 200 OK\nContent-Type: video/mp4\nContent-Length: 100\n\n01234"));

        try (ContentAnswer.Opened opened = opened(impatientProvider().open("a", 0))) {
            assertThat(opened.body().readNBytes(5)).hasSize(5);
            assertThatThrownBy(() -> opened.body().read())
                    .isInstanceOf(IOException.class)
                    .hasMessage("nothing arrived for 2000 ms, after 5 bytes");
        }
    }

    @Test
    void readsNoEndlessTextInsteadOfAVideo() {
        server.willDo(ScriptedServer.endless(200, "0123456789"));
        server.willAnswer(200, "{\"status\":\"queued\"}");

        assertThat(notNow(provider().open("a", 0)).kind()).isEqualTo(ProviderErrorKind.NOT_READY);
        assertThat(server.requests()).hasSize(2);
    }

    @Test
    void followsARedirectToAnotherOriginWithoutItsKey() throws IOException {
        server.willAnswer(302, "", "Location: " + store.address() + "/v.mp4?sig=1");
        store.willAnswer(206, "45", MP4, "Content-Range: bytes 4-5/6");

        try (ContentAnswer.Opened opened = opened(provider().open("a", 4))) {
            assertThat(text(opened)).isEqualTo("45");
        }
        assertThat(store.onlyRequest().target()).isEqualTo("/v.mp4?sig=1");
        assertThat(store.onlyRequest().header("range")).isEqualTo("bytes=4-");
        assertThat(store.onlyRequest().headers())
                .doesNotContainKeys("authorization", "openai-organization", "openai-project");
    }

    @ParameterizedTest
    @ValueSource(ints = {301, 302, 303, 307, 308})
    void keepsItsKeyOnARedirectWithinTheProvider(int status) throws IOException {
        server.willAnswer(status, "", "Location: ../../files/v.mp4");
        server.willAnswer(200, "01", MP4);

        try (ContentAnswer.Opened opened = opened(provider().open("a", 0))) {
            assertThat(text(opened)).isEqualTo("01");
        }
        assertThat(server.requests().get(1).target()).isEqualTo("/v1/files/v.mp4");
        assertThat(server.requests().get(1).header("authorization")).isEqualTo("Bearer " + KEY);
    }

    @Test
    void doesNotShowItsKeyAgainOnTheWayBack() throws IOException {
        server.willAnswer(302, "", "Location: " + store.address() + "/away");
        store.willAnswer(302, "", "Location: " + server.address() + "/back");
        server.willAnswer(200, "01", MP4);

        opened(provider().open("a", 0)).close();

        assertThat(server.requests().get(1).headers()).doesNotContainKey("authorization");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Location: file:///etc/passwd", "Location: ftp://h/v", "X-None: 1"})
    void refusesARedirectToNoWebAddress(String location) {
        server.willAnswer(302, "", location);

        assertThat(refused(provider().open("a", 0)).kind())
                .isEqualTo(ProviderErrorKind.NOT_THE_PROTOCOL);
    }

    @Test
    void givesUpAfterFiveRedirects() {
        for (int i = 0; i < 9; i++) {
            server.willAnswer(302, "", "Location: /again");
        }

        assertThat(refused(provider().open("a", 0)).kind())
                .isEqualTo(ProviderErrorKind.NOT_THE_PROTOCOL);
        assertThat(server.requests()).hasSize(6);
    }

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

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    404 | {"detail":"Generation is still in-progress"}                              | running   | NOT_READY
                    404 | {"detail":"Video not found"}                                              | completed | NOT_READY
                    400 | {"error":{"message":"Task is not completed yet, current status: queued"}} | queued    | NOT_READY
                    400 | {"error":{"message":"no","code":"video_not_ready"}}                       | completed | NOT_READY
                    """)
    void asksAgainLaterWhileTheBytesAreNotReady(
            int status, String body, String job, ProviderErrorKind kind) {
        server.willAnswer(status, body);
        server.willAnswer(200, "{\"status\":\"" + job + "\"}");

        assertThat(notNow(provider().open("a", 0)).kind()).isEqualTo(kind);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    409 | {"detail":"busy"}         | NOT_READY
                    425 | ''                        | NOT_READY
                    202 | ''                        | NOT_READY
                    429 | {"error":"slow"}          | RATE_LIMITED
                    502 | upstream                  | SERVER_ERROR
                    503 | ''                        | OVERLOADED
                    416 | ''                        | REQUEST_INVALID
                    """)
    void asksAgainLaterWhenTheProviderIsBusy(int status, String body, ProviderErrorKind kind) {
        server.willAnswer(status, body);

        assertThat(notNow(provider().open("a", 0)).kind()).isEqualTo(kind);
    }

    @Test
    void asksAgainLaterWhenTheProviderIsUnreachable() {
        assertThat(notNow(provider().open("a", 0)).kind()).isEqualTo(ProviderErrorKind.UNREACHABLE);
    }

    @Test
    void asksAgainLaterWhenTheStoreRefusesAFreshRedirect() {
        server.willAnswer(302, "", "Location: " + store.address() + "/v.mp4");
        store.willAnswer(403, "<Error/>", "Content-Type: application/xml");

        assertThat(notNow(provider().open("a", 0)).kind()).isEqualTo(ProviderErrorKind.NOT_READY);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    401 | {"error":{"message":"x"}}               | KEY_INVALID
                    422 | {"detail":"Video generation failed"}    | REQUEST_INVALID
                    """)
    void refusesWhatWillNeverBeHad(int status, String body, ProviderErrorKind kind) {
        server.willAnswer(status, body);

        assertThat(refused(provider().open("a", 0)).kind()).isEqualTo(kind);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    404 | {"status":"deleted"}
                    200 | {"status":"deleted"}
                    200 | {"status":"failed","error":"no"}
                    """)
    void refusesWhenTheJobIsGoneOrFailed(int status, String job) {
        server.willAnswer(404, "{\"detail\":\"Video not found\"}");
        server.willAnswer(status, job);

        assertThat(refused(provider().open("a", 0)).kind()).isEqualTo(ProviderErrorKind.NOT_FOUND);
    }

    @Test
    void doesNotTakeAWebPageForAVideo() {
        server.willAnswer(200, "<html><head></head></html>", "Content-Type: text/html");
        server.willAnswer(200, "{\"status\":\"completed\"}");

        assertThat(refused(provider().open("a", 0)).kind())
                .isEqualTo(ProviderErrorKind.NOT_THE_PROTOCOL);
    }

    private static String text(ContentAnswer.Opened opened) throws IOException {
        return new String(opened.body().readAllBytes(), StandardCharsets.UTF_8);
    }

    private static ContentAnswer.Opened opened(ContentAnswer answer) {
        assertThat(answer).isInstanceOf(ContentAnswer.Opened.class);
        return (ContentAnswer.Opened) answer;
    }

    private static ProviderError notNow(ContentAnswer answer) {
        assertThat(answer).isInstanceOf(ContentAnswer.NotNow.class);
        return ((ContentAnswer.NotNow) answer).error();
    }

    private static ProviderError refused(ContentAnswer answer) {
        assertThat(answer).isInstanceOf(ContentAnswer.Refused.class);
        return ((ContentAnswer.Refused) answer).error();
    }
}
