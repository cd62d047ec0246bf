package reelay.api.fetch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.ConnectException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import javax.net.ssl.SSLSocketFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import reelay.api.http.ApiError;
import reelay.api.http.ApiException;
import reelay.provider.reach.Connector;
import reelay.provider.reach.TlsServer;

/**
 * The fetch as it is in the cloud, over real TLS; only where names lead and where the last hop goes
 * is made up.
 */
class ImageFetcherTest {

    private static final String PUBLIC = "93.184.215.14";
    private static final String URL = "https://images.example.com/a.png?signature=s3cret";
    private static final byte[] IMAGE = "an image".getBytes(StandardCharsets.US_ASCII);

    private final TlsServer server = TlsServer.start();
    private final Deque<List<InetAddress>> resolutions = new ArrayDeque<>();
    private final List<InetAddress> connections = new ArrayList<>();
    private boolean nobodyListens;

    @BeforeEach
    void leadsToAPublicAddress() {
        resolvesTo(PUBLIC);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void fetchesABodyWithALength() {
        server.willGive(IMAGE);
        assertThat(fetch(URL)).isEqualTo(IMAGE);
    }

    @Test
    void fetchesABodyInChunks() {
        server.willSay(
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked",
                latin1("3\r\nan \r\n5;note=x\r\nimage\r\n0\r\n\r\n"));
        assertThat(fetch(URL)).isEqualTo(IMAGE);
    }

    @Test
    void fetchesABodyThatEndsWithTheConnection() {
        server.willSay("HTTP/1.0 200 OK", IMAGE);
        assertThat(fetch(URL)).isEqualTo(IMAGE);
    }

    @Test
    void asksForThePathAtTheHostByItsName() {
        server.willGive(IMAGE);
        fetch(URL);
        assertThat(server.requests().getFirst())
                .startsWith("GET /a.png?signature=s3cret HTTP/1.1\r\nHost: images.example.com\r\n");
    }

    @Test
    void connectsToTheAddressItHasCheckedThoughTheNameMovesOn() {
        resolvesTo("127.0.0.1");
        server.willGive(IMAGE);
        fetch(URL);
        assertThat(connections).containsExactly(InetAddress.ofLiteral(PUBLIC));
    }

    @Test
    void checksTheNameAgainAfterARedirect() {
        resolvesTo("127.0.0.1");
        server.willSay("HTTP/1.1 302 Found\r\nLocation: /b.png");
        assertRefused(ApiError.IMAGE_URL_REFUSED, "not public");
        assertThat(connections).containsExactly(InetAddress.ofLiteral(PUBLIC));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "127.0.0.1",
                "10.0.0.1",
                "169.254.169.254",
                "100.64.0.1",
                "::1",
                "fd00::1",
                "64:ff9b::a00:1",
                "2002:a00:1::"
            })
    void doesNotConnectToAnAddressInside(String inside) {
        resolutions.clear();
        resolvesTo(inside);
        assertRefused(ApiError.IMAGE_URL_REFUSED, "not public");
        assertThat(connections).isEmpty();
    }

    @Test
    void doesNotConnectWhenOneOfManyAddressesLiesInside() {
        resolutions.clear();
        resolvesTo(PUBLIC, "10.0.0.1");
        assertRefused(ApiError.IMAGE_URL_REFUSED, "not public");
        assertThat(connections).isEmpty();
    }

    @Test
    void triesIpv4FirstAndTheNextAddressWhenOneIsDead() {
        resolutions.clear();
        resolvesTo("2606:4700::1111", PUBLIC, "1.1.1.1");
        nobodyListens = true;
        assertRefused(ApiError.IMAGE_URL_UNREACHABLE, "did not give a whole answer");
        assertThat(connections)
                .containsExactly(
                        InetAddress.ofLiteral(PUBLIC),
                        InetAddress.ofLiteral("1.1.1.1"),
                        InetAddress.ofLiteral("2606:4700::1111"));
    }

    @Test
    void followsThreeRedirects() {
        for (int hop = 0; hop < 3; hop++) {
            resolvesTo(PUBLIC);
            server.willSay("HTTP/1.1 302 Found\r\nLocation: https://images.example.com/" + hop);
        }
        server.willGive(IMAGE);
        assertThat(fetch(URL)).isEqualTo(IMAGE);
    }

    @Test
    void doesNotFollowAFourthRedirect() {
        for (int hop = 0; hop < 4; hop++) {
            resolvesTo(PUBLIC);
            server.willSay("HTTP/1.1 307 Temporary Redirect\r\nLocation: /" + hop);
        }
        assertRefused(ApiError.IMAGE_URL_REFUSED, "more than 3 times");
        assertThat(connections).hasSize(4);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://images.example.com/a.png",
                "https://127.0.0.1/",
                "https://images.example.com:22/",
                "//169.254.169.254/latest/meta-data",
                "file:///etc/passwd",
                "::: no url"
            })
    void doesNotFollowARedirectToAnythingElse(String location) {
        server.willSay("HTTP/1.1 301 Moved Permanently\r\nLocation: " + location);
        assertRefused(ApiError.IMAGE_URL_REFUSED, "refused");
        assertThat(connections).hasSize(1);
    }

    @Test
    void refusesACertificateOfAnotherHost() {
        server.willGive(IMAGE);
        assertRefused("https://other.example.com/", ApiError.IMAGE_URL_UNREACHABLE, "certificate");
        assertThat(server.requests()).noneMatch(request -> request.startsWith("GET"));
    }

    @Test
    void refusesACertificateNobodyTrusts() {
        server.willGive(IMAGE);
        ImageFetcher strict =
                fetcher((SSLSocketFactory) SSLSocketFactory.getDefault(), Duration.ofSeconds(20));
        assertThatThrownBy(() -> strict.fetch(ImageUrl.of(URL)))
                .hasMessageContaining("certificate");
    }

    @Test
    void saysThatAHostHasNoAddress() {
        resolutions.clear();
        assertRefused(ApiError.IMAGE_URL_UNREACHABLE, "images.example.com has no address");
    }

    @ParameterizedTest
    @ValueSource(ints = {204, 206, 304, 403, 404, 500})
    void saysWhatTheServerAnsweredInsteadOfAnImage(int status) {
        server.willSay("HTTP/1.1 " + status + " Whatever\r\nContent-Length: 0");
        assertRefused(ApiError.IMAGE_URL_UNREACHABLE, "status " + status);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SSH-2.0-OpenSSH",
                "HTTP/2 200",
                "HTTP/1.1 200 OK\r\nno header",
                "HTTP/1.1 200 OK\r\nContent-Length: many",
                "HTTP/1.1 200 OK\r\nContent-Length: -1",
                "HTTP/1.1 200 OK\r\nContent-Length: 9",
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: gzip",
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked",
                "HTTP/1.1 302 Found"
            })
    void refusesAnAnswerThatIsBroken(String head) {
        server.willSay(head, IMAGE);
        assertRefused(ApiError.IMAGE_URL_UNREACHABLE, "images.example.com");
    }

    @Test
    void refusesAnEndlessHead() {
        server.willSay("HTTP/1.1 200 OK\r\nX-Long: " + "x".repeat(100_000));
        assertRefused(ApiError.IMAGE_URL_UNREACHABLE, "whole answer");
    }

    @Test
    void takesTheLargestImage() {
        server.willSay("HTTP/1.1 200 OK", new byte[ImageFetcher.LARGEST_IMAGE]);
        assertThat(fetch(URL)).hasSize(10_485_760);
    }

    @Test
    void refusesALargerImageHoweverItComes() {
        server.willSay("HTTP/1.1 200 OK\r\nContent-Length: 10485761", IMAGE);
        assertRefused(ApiError.LINKED_IMAGE_TOO_LARGE, "10485760 bytes");
        resolvesTo(PUBLIC);
        server.willSay("HTTP/1.1 200 OK", new byte[ImageFetcher.LARGEST_IMAGE + 1]);
        assertRefused(ApiError.LINKED_IMAGE_TOO_LARGE, "10485760 bytes");
        resolvesTo(PUBLIC);
        server.willSay(
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked",
                latin1("8\r\nan image\r\n9ffff9\r\n"));
        assertRefused(ApiError.LINKED_IMAGE_TOO_LARGE, "10485760 bytes");
    }

    @Test
    void givesUpOnASilentServer() {
        assertThatThrownBy(() -> fetcher(Duration.ofMillis(1500)).fetch(ImageUrl.of(URL)))
                .isInstanceOf(ApiException.class)
                .hasMessageContaining("took more than 1 seconds");
    }

    @Test
    void showsNothingOfTheAddressButItsHost() {
        server.willSay("HTTP/1.1 403 Forbidden\r\nContent-Length: 0");
        assertThatThrownBy(() -> fetch(URL)).message().doesNotContain("a.png", "s3cret");
    }

    @Test
    void connectsItself() throws Exception {
        try (var socket =
                Connector.toPort(server.port(), Duration.ofSeconds(20))
                        .connect(InetAddress.getLoopbackAddress())) {
            assertThat(socket.getPort()).isEqualTo(server.port());
        }
    }

    private void assertRefused(ApiError error, String message) {
        assertRefused(URL, error, message);
    }

    private void assertRefused(String url, ApiError error, String message) {
        assertThatThrownBy(() -> fetch(url))
                .isInstanceOfSatisfying(
                        ApiException.class, refusal -> assertThat(refusal.error()).isEqualTo(error))
                .hasMessageContaining(message);
    }

    private byte[] fetch(String url) {
        return fetcher(Duration.ofSeconds(20)).fetch(ImageUrl.of(url)).array();
    }

    private ImageFetcher fetcher(Duration limit) {
        return fetcher(server.trusting(), limit);
    }

    private ImageFetcher fetcher(SSLSocketFactory tls, Duration limit) {
        Connector toServer = Connector.toPort(server.port(), Duration.ofSeconds(20));
        return new ImageFetcher(
                this::resolve,
                address -> {
                    connections.add(address);
                    if (nobodyListens) {
                        throw new ConnectException("refused");
                    }
                    return toServer.connect(InetAddress.getLoopbackAddress());
                },
                tls,
                limit);
    }

    private void resolvesTo(String... literals) {
        resolutions.add(List.of(literals).stream().map(InetAddress::ofLiteral).toList());
    }

    /** The next answer of a name server that changes its mind. */
    private List<InetAddress> resolve(String host) throws UnknownHostException {
        if (resolutions.isEmpty()) {
            throw new UnknownHostException(host);
        }
        return resolutions.remove();
    }

    private static byte[] latin1(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }
}
