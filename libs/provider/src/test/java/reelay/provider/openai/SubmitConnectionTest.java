package reelay.provider.openai;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import java.io.IOException;
import java.io.OutputStream;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import reelay.provider.ProviderError;
import reelay.provider.ProviderErrorKind;
import reelay.provider.ProviderSettings.Encoding;
import reelay.provider.SubmitAnswer;

/**
 * What a submit came to when its connection fails: before it certainly nothing, after it who knows.
 */
class SubmitConnectionTest extends ProviderTest {

    private static final String QUEUED = "{\"id\":\"video_1\",\"status\":\"queued\"}";

    @Test
    void isNeverSentAgainWhenTheConnectionClosesAfterIt() {
        server.willDo(ScriptedServer.hangUp());
        server.willAnswer(200, QUEUED);

        assertThat(provider().submit(job())).isInstanceOf(SubmitAnswer.Unclear.class);
        assertThat(server.requests()).hasSize(1);
    }

    @Test
    void doesNotTravelOnAConnectionKeptFromBefore() {
        OpenAiVideoProvider provider = provider();
        // A connection is back a moment after its answer, so the second look may come too early.
        Set<Integer> before = new HashSet<>();
        int looks = 0;
        while (looks == before.size() && looks < 50) {
            server.willAnswer(200, QUEUED);
            provider.look("a");
            before.add(server.requests().getLast().port());
            looks++;
        }
        assertThat(before).hasSizeLessThan(looks);
        server.willAnswer(200, QUEUED);

        assertThat(provider.submit(job())).isInstanceOf(SubmitAnswer.Accepted.class);
        assertThat(server.requests().getLast().port()).isNotIn(before);
    }

    @Test
    @Tag("slow")
    void isUnclearWhenNoAnswerComesInTime() throws IOException {
        server.willDo(ScriptedServer.stall(""));

        assertThat(impatientProvider().submit(job()))
                .asInstanceOf(type(SubmitAnswer.Unclear.class))
                .satisfies(unclear -> assertThat(unclear.explanation()).contains("in time"));
        assertThat(server.requests()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"HTTP/1.1 200 OK\nContent-Le", "not http at all\n\n"})
    void isUnclearWhenTheHeadOfTheAnswerBreaksOff(String beginning) {
        server.willDo(ScriptedServer.raw(beginning));

        assertThat(provider().submit(job())).isInstanceOf(SubmitAnswer.Unclear.class);
    }

    @Test
    void isDeclinedByTheStatusEvenWhenTheBodyOfTheRefusalBreaksOff() {
        server.willDo(
                ScriptedServer.raw("HTTP/1.1 401 Unauthorized\nContent-Length: 100\n\n{\"err"));

        assertThat(declined(provider().submit(job())).kind())
                .isEqualTo(ProviderErrorKind.KEY_INVALID);
    }

    @Test
    void isDeclinedWhenNobodyListens() throws IOException {
        int port;
        try (ServerSocket unused = new ServerSocket(0)) {
            port = unused.getLocalPort();
        }

        assertUnreachable(URI.create("http://127.0.0.1:" + port + "/v1"));
    }

    @Test
    void isDeclinedWhenTheNameIsUnknown() {
        assertUnreachable(URI.create("http://provider.invalid/v1"));
    }

    /**
     * The JDK's client tells a broken handshake now as such, now as a broken connection, which may
     * have carried a request: unclear is the safe one of the two.
     */
    @ParameterizedTest
    @ValueSource(strings = {"HTTP/1.1 400 This is not TLS\r\n\r\n", ""})
    void isDeclinedOrUnclearWhenAPlainServerAnswersTheTlsHelloOrHangsUp(String answer)
            throws IOException {
        try (ServerSocket plain = new ServerSocket(0)) {
            Thread.ofVirtual().start(() -> answerInPlainText(plain, answer));

            URI address = URI.create("https://127.0.0.1:" + plain.getLocalPort() + "/v1");

            SubmitAnswer told = provider(address, Encoding.JSON, 20_000).submit(job());

            assertThat(told)
                    .isInstanceOfAny(SubmitAnswer.Declined.class, SubmitAnswer.Unclear.class);
            if (told instanceof SubmitAnswer.Declined(ProviderError error)) {
                assertThat(error.kind()).isEqualTo(ProviderErrorKind.UNREACHABLE);
            }
        }
    }

    /**
     * Reads until the client leaves: a socket closed with bytes unread is reset, which is unclear.
     */
    private static void answerInPlainText(ServerSocket plain, String answer) {
        try (Socket connection = plain.accept()) {
            connection.getOutputStream().write(answer.getBytes(StandardCharsets.US_ASCII));
            connection.shutdownOutput();
            connection.getInputStream().transferTo(OutputStream.nullOutputStream());
        } catch (IOException hungUp) {
            // The client may close whenever it likes.
        }
    }

    @Test
    @Tag("slow")
    void isDeclinedWhenTheSecureConnectionStalls() throws IOException {
        try (ServerSocket silent = new ServerSocket(0)) {
            URI address = URI.create("https://127.0.0.1:" + silent.getLocalPort() + "/v1");

            SubmitAnswer answer = provider(address, Encoding.JSON, 1_000).submit(job());

            assertThat(declined(answer).kind()).isEqualTo(ProviderErrorKind.UNREACHABLE);
        }
    }

    private static void assertUnreachable(URI address) {
        ProviderError error = declined(provider(address, Encoding.JSON, 20_000).submit(job()));

        assertThat(error.kind()).isEqualTo(ProviderErrorKind.UNREACHABLE);
        assertThat(error.httpStatus()).isEmpty();
    }
}
