package reelay.provider.openai;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import reelay.provider.ContentAnswer;
import reelay.provider.ProviderErrorKind;

/** The bytes of a video, from the content route and wherever it redirects to. */
class OpenContentTest extends ContentTest {

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
    void believesARangeWithoutATotalAsFarAsItGoes() throws IOException {
        server.willAnswer(206, "456789", MP4, "Content-Range: bytes 4-9/*");

        try (ContentAnswer.Opened opened = opened(provider().open("a", 4))) {
            assertThat(opened.firstByte()).isEqualTo(4);
            assertThat(opened.totalLength()).isEmpty();
            assertThat(text(opened)).isEqualTo("456789");
        }
    }

    @Test
    void missesBytesOfARangeWithoutATotal() throws IOException {
        server.willAnswer(206, "456", MP4, "Content-Range: bytes 4-9/*");

        try (ContentAnswer.Opened opened = opened(provider().open("a", 4))) {
            assertThatThrownBy(() -> text(opened)).isInstanceOf(IOException.class);
        }
    }

    @Test
    void startsAgainWhenTheProviderDoesNotResume() throws IOException {
        server.willAnswer(200, "0123456789", MP4, "Content-Encoding: identity");

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
                """
                HTTP/1.1 200 OK
                Content-Type: video/mp4
                Transfer-Encoding: chunked

                a
                0123456789
                """,
                """
                HTTP/1.1 206 OK
                Content-Type: video/mp4
                Content-Range: bytes 0-99/100

                0123456789\
                """,
                """
                HTTP/1.1 206 OK
                Content-Type: video/mp4
                Content-Range: bytes 0-9/100
                Content-Length: 10

                0123456789\
                """,
                """
                HTTP/1.1 206 OK
                Content-Type: video/mp4
                Content-Range: bytes 0-4/5
                Content-Length: 10

                0123456789\
                """
            })
    void failsWhenTheBodyIsShorterOrLongerThanPromised(String answer) throws IOException {
        server.willDo(ScriptedServer.raw(answer));

        try (ContentAnswer.Opened opened = opened(provider().open("a", 0))) {
            assertThatThrownBy(() -> text(opened)).isInstanceOf(IOException.class);
        }
    }

    @Test
    @Tag("slow")
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
                    416 | ''                        | NOT_READY
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
    void hangsUpADownloadThatIsGivenUp() throws Exception {
        CountDownLatch hungUp = new CountDownLatch(1);
        server.willDo(ScriptedServer.endless(200, hungUp, MP4));

        try (ContentAnswer.Opened opened = opened(provider().open("a", 0))) {
            assertThat(opened.body().read()).isEqualTo('0');
            assertThat(hungUp.getCount()).isOne();
        }

        assertThat(hungUp.await(20, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void hangsUpOnABodyThatGoesOnAfterItsEndWhoeverClosesIt() throws Exception {
        CountDownLatch hungUp = new CountDownLatch(1);
        server.willDo(ScriptedServer.endless(206, hungUp, MP4, "Content-Range: bytes 4-9/10"));

        try (ContentAnswer.Opened opened = opened(provider().open("a", 4))) {
            assertThatThrownBy(() -> text(opened))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("goes on after its 6 bytes");
            assertThat(hungUp.await(20, TimeUnit.SECONDS)).isTrue();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"Content-Range: bytes 5-9/10", "Content-Encoding: gzip"})
    void hangsUpOnBytesThatAreNotThoseItAskedFor(String header) throws Exception {
        CountDownLatch hungUp = new CountDownLatch(1);
        server.willDo(ScriptedServer.endless(206, hungUp, MP4, header));

        assertThat(notNow(provider().open("a", 4)).kind())
                .isEqualTo(ProviderErrorKind.SERVER_ERROR);

        assertThat(hungUp.await(20, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void hangsUpOnWhateverComesWithARedirect() throws Exception {
        CountDownLatch hungUp = new CountDownLatch(1);
        server.willDo(ScriptedServer.endless(302, hungUp, "Location: " + store.address() + "/v"));
        store.willAnswer(200, "0123456789", MP4);

        try (ContentAnswer.Opened opened = opened(provider().open("a", 0))) {
            assertThat(text(opened)).isEqualTo("0123456789");
        }

        assertThat(hungUp.await(20, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void readsNoEndlessPageInsteadOfAVideo() {
        server.willDo(ScriptedServer.endless(200, "<p>0123456789"));
        server.willAnswer(200, "{\"status\":\"queued\"}");

        assertThat(notNow(provider().open("a", 0)).kind()).isEqualTo(ProviderErrorKind.NOT_READY);
        assertThat(server.requests()).hasSize(2);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    Location: file:///etc/passwd    | begins with 'file:'
                    Location: ftp://h/v             | begins with 'ftp:'
                    Location: http://a_b.example/v  | the host 'a_b.example'
                    X-None: 1                       | is empty
                    """)
    void asksAgainLaterWhenTheWayLeadsNowhere(String location, String words) {
        server.willAnswer(302, "", location);
        server.willAnswer(200, "{\"status\":\"completed\"}");

        assertThat(notNow(provider().open("a", 0)).message()).contains(words);
    }

    @Test
    void followsTenRedirectsAndNoMore() throws IOException {
        for (int i = 0; i < 10; i++) {
            server.willAnswer(302, "", "Location: /again");
        }
        server.willAnswer(200, "01", MP4);
        assertThat(text(opened(provider().open("a", 0)))).isEqualTo("01");

        for (int i = 0; i < 11; i++) {
            server.willAnswer(302, "", "Location: /again");
        }
        server.willAnswer(200, "{\"status\":\"completed\"}");
        assertThat(notNow(provider().open("a", 0)).message()).contains("more than 10 times");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    401 | {"error":{"message":"Incorrect API key"}}    | KEY_INVALID
                    402 | {"error":{"message":"pay"}}                  | .*
                    403 | <html>Just a moment...</html>                | .*
                    410 | {"detail":"gone"}                            | .*
                    418 | tea                                          | .*
                    422 | {"detail":"Video generation failed"}         | NOT_READY
                    """)
    void asksAgainLaterWhateverTheContentRouteSaysOfAFinishedJob(
            int status, String body, String kind) {
        server.willAnswer(status, body);
        server.willAnswer(200, "{\"status\":\"completed\"}");

        assertThat(notNow(provider().open("a", 0)).kind().name()).matches(kind);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "text/html",
                "application/json",
                "application/octet-stream",
                "text/plain",
                "mp4"
            })
    void takesBytesForWhatTheyAreWhateverTheyAreCalled(String type) throws IOException {
        server.willAnswer(200, "\0\0\0 ftypisom", "Content-Type: " + type);

        assertThat(text(opened(provider().open("a", 0)))).isEqualTo("\0\0\0 ftypisom");
    }

    @Test
    void unpacksWhatSaysThatItIsPacked() throws IOException {
        byte[] packed = packed("0123456789".repeat(100));
        server.willDo(ScriptedServer.bytes(200, packed, MP4, "Content-Encoding: gzip"));

        try (ContentAnswer.Opened opened = opened(provider().open("a", 0))) {
            assertThat(opened.totalLength()).isEmpty();
            assertThat(text(opened)).hasSize(1000);
        }
    }
}
