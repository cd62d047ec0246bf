package reelay.webhooks.post;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import reelay.provider.reach.Connector;
import reelay.provider.reach.PublicHosts;
import reelay.provider.reach.TlsServer;
import reelay.webhooks.post.TryResult.Answered;
import reelay.webhooks.post.TryResult.Trouble;
import reelay.webhooks.post.TryResult.Unanswered;

/** One try over real sockets and real TLS; only where names lead is made up. */
class WebhookPostTest {

    private static final String PUBLIC = "93.184.215.14";
    private static final String URL = "https://" + TlsServer.HOST + "/hook?token=s3cret";

    private Duration patience = Duration.ofSeconds(20);

    private final TlsServer server = TlsServer.start();
    private final Deque<String> resolutions = new ArrayDeque<>(List.of(PUBLIC));
    private final List<InetAddress> connections = new ArrayList<>();

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void postsTheBodyWithItsHeadersToTheAddress() {
        server.willSay("HTTP/1.1 204 No Content");

        assertThat(send(URL)).isEqualTo(new Answered(204));
        assertThat(server.requests().getFirst())
                .startsWith("POST /hook?token=s3cret HTTP/1.1\r\nHost: " + TlsServer.HOST + "\r\n")
                .contains("Content-Type: application/json\r\n", "Content-Length: 2\r\n")
                .contains("webhook-id: evt_1\r\n");
    }

    @ParameterizedTest
    @CsvSource({"302", "307", "410", "500"})
    void takesEveryStatusAsItIsAndFollowsNothing(int status) {
        server.willSay("HTTP/1.1 %d Word\r\nLocation: https://elsewhere.example".formatted(status));

        assertThat(send(URL)).isEqualTo(new Answered(status));
        assertThat(connections).hasSize(1);
    }

    @Test
    void waitsForTheAnswerBehindEarlyHints() {
        server.willSay("HTTP/1.1 103 Early Hints\r\nLink: </a.css>\r\n\r\nHTTP/1.1 200 OK");

        assertThat(send(URL)).isEqualTo(new Answered(200));
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "10.0.0.1", "169.254.169.254", "::1"})
    void doesNotConnectToAnAddressInside(String inside) {
        resolutions.clear();
        resolutions.add(inside);

        assertThat(send(URL)).isEqualTo(new Unanswered(Trouble.NOT_PUBLIC));
        assertThat(connections).isEmpty();
    }

    /** The name is public when it is looked at first and leads inside from then on. */
    @Test
    void connectsToTheAddressItHasCheckedThoughTheNameMovesOn() {
        resolutions.add("127.0.0.1");
        server.willSay("HTTP/1.1 200 OK");

        assertThat(send(URL)).isEqualTo(new Answered(200));
        assertThat(connections).containsExactly(InetAddress.ofLiteral(PUBLIC));
        // The next try looks again, and is not made.
        assertThat(send(URL)).isEqualTo(new Unanswered(Trouble.NOT_PUBLIC));
        assertThat(connections).hasSize(1);
    }

    @Test
    void givesUpOnAReceiverThatSaysNothing() {
        patience = Duration.ofMillis(400);

        assertThat(send(URL)).isEqualTo(new Unanswered(Trouble.TIMED_OUT));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://receiver.example.com/",
                "https://receiver.example.com:8443/",
                "https://10.0.0.1/",
                "https://user:pw@receiver.example.com/",
                "http://127.0.0.1:9/",
                "ftp://receiver.example.com/",
                "nonsense"
            })
    void sendsNothingToOtherAddresses(String url) {
        assertThat(send(url)).isEqualTo(new Unanswered(Trouble.ADDRESS_REFUSED));
        assertThat(connections).isEmpty();
    }

    @Test
    void tellsWhatElseStoodInTheWay() {
        assertThat(send("https://other.example.com/")).isEqualTo(new Unanswered(Trouble.NO_TLS));
        resolutions.clear();
        resolutions.add("");
        assertThat(send(URL)).isEqualTo(new Unanswered(Trouble.NO_ADDRESS));
    }

    /** A status, and a body that never ends: the try ends with the status. */
    @Test
    void readsLittleOfAnAnswerThatNeverEnds() throws IOException {
        try (ServerSocket listener = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Thread.ofVirtual().start(() -> streamForEver(listener));
            long began = System.nanoTime();

            assertThat(here(listener, Duration.ofSeconds(60))).isEqualTo(new Answered(200));
            assertThat(Duration.ofNanos(System.nanoTime() - began))
                    .isLessThan(Duration.ofSeconds(30));
        }
    }

    @Test
    void readsNoMoreOfAHeadThatNeverEnds() throws IOException {
        try (ServerSocket listener = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Thread.ofVirtual()
                    .start(
                            () -> {
                                try (Socket socket = listener.accept()) {
                                    OutputStream out = socket.getOutputStream();
                                    while (true) {
                                        out.write(
                                                "x"
                                                        .repeat(1000)
                                                        .getBytes(StandardCharsets.US_ASCII));
                                    }
                                } catch (IOException e) {
                                    // The try is over.
                                }
                            });

            assertThat(here(listener, Duration.ofSeconds(15)))
                    .isEqualTo(new Unanswered(Trouble.NO_ANSWER));
        }
    }

    private static void streamForEver(ServerSocket listener) {
        try (Socket socket = listener.accept()) {
            OutputStream out = socket.getOutputStream();
            out.write("HTTP/1.1 200 OK\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            while (true) {
                out.write(new byte[1000]);
            }
        } catch (IOException e) {
            // The try is over.
        }
    }

    /** As the local stack sends. */
    private static TryResult here(ServerSocket listener, Duration limit) {
        return WebhookPost.overTheInternet(true, limit)
                .send(
                        "http://127.0.0.1:%d/".formatted(listener.getLocalPort()),
                        Map.of(),
                        "{}".getBytes(StandardCharsets.UTF_8));
    }

    private TryResult send(String url) {
        Connector toServer = Connector.toPort(server.port(), Duration.ofSeconds(20));
        return new WebhookPost(
                        new PublicHosts(
                                host -> List.of(address()),
                                address -> {
                                    connections.add(address);
                                    return toServer.connect(InetAddress.getLoopbackAddress());
                                },
                                server.trusting()),
                        false,
                        patience)
                .send(url, Map.of("webhook-id", "evt_1"), "{}".getBytes(StandardCharsets.UTF_8));
    }

    /** The next of the addresses, the last one again and again. */
    private InetAddress address() throws UnknownHostException {
        String next = resolutions.size() > 1 ? resolutions.poll() : resolutions.getFirst();
        if (next.isEmpty()) {
            throw new UnknownHostException("nobody");
        }
        return InetAddress.ofLiteral(next);
    }
}
