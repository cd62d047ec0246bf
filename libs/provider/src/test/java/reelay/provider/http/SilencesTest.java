package reelay.provider.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.ProtocolException;
import java.net.URI;
import java.net.UnknownHostException;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLHandshakeException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import reelay.provider.ProviderErrorKind;

/** What never was an answer: whether something may have been sent decides what it may cost. */
class SilencesTest {

    private static final String HTTPS = "https://video.example/v1";
    private static final String HTTP = "http://video.example:8000/v1";

    static Stream<Arguments> silences() {
        return Stream.of(
                silence(HTTPS, new HttpConnectTimeoutException("x"), false, "(port 443) in time"),
                silence(HTTP, new HttpConnectTimeoutException("x"), false, "(port 8000) in time"),
                silence(HTTP, because(new UnresolvedAddressException()), false, "no address"),
                silence(HTTP, because(new UnknownHostException("x")), false, "no address"),
                silence(HTTP, new ConnectException("x"), false, "refuses the connection"),
                silence(
                        HTTPS,
                        new SSLHandshakeException("Received fatal alert: handshake_failure"),
                        false,
                        "refuses the TLS handshake (handshake_failure)"),
                silence(
                        HTTPS,
                        new SSLHandshakeException("Unsupported or unrecognized SSL message"),
                        false,
                        "speaks no TLS"),
                silence(HTTPS, new SSLHandshakeException(null), false, "broke off the TLS"),
                silence(HTTPS, new SSLException("closing inbound"), true, "broke off the TLS"),
                silence(HTTP, new InterruptedIOException("x"), true, "interrupted while asking"),
                silence(HTTP, noHttp("Invalid status line: \"\u0015\""), true, "speaks https"),
                silence(HTTPS, noHttp("Invalid status line: \"\u0015\""), true, "broke without"),
                silence(HTTP, noHttp("chunk too large"), true, "broke without"),
                silence(HTTP, new IOException("invalid status line"), true, "broke without"),
                silence(HTTP, new IOException("EOF"), true, "broke without a whole answer"));
    }

    @ParameterizedTest
    @MethodSource("silences")
    void tellWhetherThereWasAConnection(
            URI address, IOException cause, boolean connected, String words) {
        Reply.Silence silence = Silences.of(address, cause);

        assertThat(silence.connected()).isEqualTo(connected);
        assertThat(silence.kind()).isEqualTo(ProviderErrorKind.UNREACHABLE);
        assertThat(silence.message()).contains("video.example", words);
    }

    @ParameterizedTest
    @CsvSource({"http://a.example/, 80", "HTTPS://a.example/, 443", "https://a.example:8443, 8443"})
    void nameTheSettingOfTheProvidersOwnAddress(URI address, int port) {
        assertThat(Silences.ofProvider(address, new ConnectException(), "ProviderUrl").message())
                .contains("(port " + port + ")", "check ProviderUrl");
        assertThat(
                        Silences.ofProvider(address, new HttpTimeoutException("x"), "ProviderUrl")
                                .kind())
                .isEqualTo(ProviderErrorKind.TIMED_OUT);
    }

    private static Arguments silence(
            String address, IOException cause, boolean connected, String words) {
        return Arguments.of(address, cause, connected, words);
    }

    private static IOException because(Exception cause) {
        ConnectException refused = new ConnectException("x");
        refused.initCause(cause);
        return refused;
    }

    private static IOException noHttp(String message) {
        return new IOException("x", new ProtocolException(message));
    }
}
