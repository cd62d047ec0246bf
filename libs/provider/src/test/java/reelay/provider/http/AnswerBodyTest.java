package reelay.provider.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import reelay.provider.AnsweringServer;
import reelay.provider.ProviderCredentials;

/** That no answer takes more than it may, and none is called whole that was cut. */
class AnswerBodyTest {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final ProviderHttp http =
            new ProviderHttp(
                    PATIENCE,
                    () -> new ProviderCredentials(null, null, null, null),
                    ProviderClients.of(PATIENCE));

    private AnsweringServer server;

    @BeforeEach
    void start() throws IOException {
        server = new AnsweringServer();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @ParameterizedTest
    @CsvSource({
        "9, false, no such page yet",
        "16, true, no such page yet",
        "17, true, no such page yet"
    })
    void isReadUpToItsLimit(int limit, boolean whole, String text) {
        server.willAnswer(404, "no such page yet");

        Reply.Answer answer = asked(limit);

        assertThat(answer.text()).isEqualTo(text.substring(0, Math.min(limit, text.length())));
        assertThat(answer.whole()).isEqualTo(whole);
        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.json()).isEmpty();
    }

    @Test
    void isNoJsonThatEndsWithTheLimit() {
        server.willAnswer(200, "{\"id\":\"video_1\"}");

        assertThat(asked(10).json()).isEmpty();
    }

    @Test
    void isKeptFromItsBeginningOnly() {
        server.willAnswer(200, "<" + "x".repeat(200_000));

        assertThat(asked(ProviderHttp.ANSWER_LIMIT).text()).hasSize(64 * 1024);
    }

    /** A good answer that cannot be read says nothing; an error is one whatever else it says. */
    @ParameterizedTest
    @ValueSource(ints = {200, 202, 404, 500})
    void takesAGoodAnswerWithItWhenItCannotBeRead(int status) throws IOException {
        HttpServer odd =
                HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        odd.createContext(
                "/",
                exchange -> {
                    try (exchange) {
                        exchange.getResponseHeaders().set("Content-Encoding", "gzip");
                        exchange.sendResponseHeaders(status, 3);
                        exchange.getResponseBody().write(new byte[] {0x1f, (byte) 0x8b, 8});
                    }
                });
        odd.start();
        try {
            URI address = URI.create("http://127.0.0.1:" + odd.getAddress().getPort());
            Reply reply = http.ask(http.signed(address).build(), 100);

            if (status < 300) {
                assertThat(reply)
                        .isInstanceOfSatisfying(
                                Reply.Silence.class,
                                silence -> assertThat(silence.begun()).hasValue(status));
            } else {
                assertThat(reply)
                        .isInstanceOfSatisfying(
                                Reply.Answer.class,
                                answer -> assertThat(answer.status()).isEqualTo(status));
            }
        } finally {
            odd.stop(0);
        }
    }

    private Reply.Answer asked(int limit) {
        return (Reply.Answer) http.ask(http.signed(server.address()).build(), limit);
    }
}
