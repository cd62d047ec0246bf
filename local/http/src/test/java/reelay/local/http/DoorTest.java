package reelay.local.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who comes in at a port, and that nothing happens for who does not. */
class DoorTest {

    private static final Lock KEY = request -> "brass".equals(request.getFirst("X-Key"));

    private final AtomicInteger served = new AtomicInteger();

    @Test
    void letsInAProgramOfThisMachine() throws IOException {
        assertThat(status(Door.unlocked(0), "Host: 127.0.0.1:8000")).isEqualTo(200);
        assertThat(served).hasValue(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "localhost:3001", "LOCALHOST", "[::1]:3001"})
    void answersToEachNameOfThisMachine(String host) throws IOException {
        assertThat(status(Door.unlocked(0), "Host: " + host)).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "evil.example",
                "127.0.0.1.evil.example",
                "localhost.evil.example:3001",
                "evil.example:127",
                "localhost@evil.example",
                "127.0.0.1:3001, evil.example",
                "0.0.0.0:3001",
                ""
            })
    void answersToNoOtherNameWhateverTheDoor(String host) throws IOException {
        assertThat(status(Door.unlocked(0), "Host: " + host)).isEqualTo(403);
        assertThat(status(Door.forPages(0), "Host: " + host)).isEqualTo(403);
        assertThat(served).hasValue(0);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Origin: https://evil.example",
                "Origin: null",
                "Origin: http://127.0.0.1:3000",
                "Sec-Fetch-Site: cross-site",
                "Sec-Fetch-Site: same-site",
                "Sec-Fetch-Site: same-origin",
                "sec-fetch-site: Cross-Site"
            })
    void keepsPagesOutWhereTheyHaveNothingToLookFor(String header) throws IOException {
        String headers = "Host: localhost\r\n" + header;

        assertThat(status(Door.unlocked(0), headers)).isEqualTo(403);
        assertThat(status(Door.locked(0, KEY), headers + "\r\nX-Key: brass")).isEqualTo(403);
        assertThat(served).hasValue(0);
        assertThat(status(Door.forPages(0), headers)).isEqualTo(200);
    }

    @Test
    void takesAnAddressThatAPersonTyped() throws IOException {
        assertThat(status(Door.unlocked(0), "Host: localhost\r\nSec-Fetch-Site: none"))
                .isEqualTo(200);
    }

    @Test
    void wantsTheKeyAtALockedDoor() throws IOException {
        Door door = Door.locked(0, KEY);

        assertThat(status(door, "Host: localhost")).isEqualTo(403);
        assertThat(status(door, "Host: localhost\r\nX-Key: wood")).isEqualTo(403);
        assertThat(served).hasValue(0);
        assertThat(status(door, "Host: localhost\r\nX-Key: brass")).isEqualTo(200);
    }

    /** The status of a POST; by socket, because HTTP clients keep some of these headers away. */
    private int status(Door door, String headers) throws IOException {
        try (HttpListener listener =
                        HttpListener.start(
                                door,
                                exchange -> {
                                    served.incrementAndGet();
                                    exchange.sendResponseHeaders(200, -1);
                                    exchange.close();
                                });
                Socket socket =
                        new Socket(
                                InetAddress.getLoopbackAddress(), listener.address().getPort())) {
            String request =
                    "POST / HTTP/1.1\r\n"
                            + headers
                            + "\r\nContent-Length: 2\r\nConnection: close\r\n\r\n{}";
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            String answer =
                    new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
            return Integer.parseInt(answer, "HTTP/1.1 ".length(), "HTTP/1.1 200".length(), 10);
        }
    }
}
