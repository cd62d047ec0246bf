package reelay.provider.reach;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.net.ssl.ExtendedSSLSession;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Real sockets and real TLS; only where names lead is made up. */
class PublicHostsTest {

    private static final String PUBLIC = "93.184.215.14";

    private final TlsServer server = TlsServer.start();
    private int port = server.port();
    private final List<Socket> connections = new ArrayList<>();
    private final List<String> asked = new ArrayList<>();

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void speaksToTheHostByItsNameAtTheAddressThatWasChecked() throws Exception {
        server.willSay("HTTP/1.1 204 No Content");

        try (SSLSocket socket = open(TlsServer.HOST, PUBLIC)) {
            socket.getOutputStream()
                    .write("GET / HTTP/1.1\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            assertThat(socket.getInputStream().readAllBytes())
                    .startsWith("HTTP/1.1 204".getBytes(StandardCharsets.US_ASCII));
            assertThat(((ExtendedSSLSession) socket.getSession()).getRequestedServerNames())
                    .containsExactly(new SNIHostName(TlsServer.HOST));
        }
        assertThat(asked).containsExactly(PUBLIC);
        assertThat(connections).singleElement().matches(Socket::isClosed);
    }

    @Test
    void takesNoCertificateOfAnotherHost() {
        assertThatThrownBy(() -> open("other.example.com", PUBLIC))
                .isInstanceOf(SSLException.class)
                .hasMessageContaining("other.example.com");
        assertThat(connections).singleElement().matches(Socket::isClosed);
    }

    @Test
    void trustsNobodyItWasNotToldTo() {
        SSLSocketFactory machine = (SSLSocketFactory) SSLSocketFactory.getDefault();

        assertThatThrownBy(() -> open(machine, TlsServer.HOST, PUBLIC))
                .isInstanceOf(SSLException.class);
        assertThat(connections).singleElement().matches(Socket::isClosed);
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "10.0.0.1 " + PUBLIC, PUBLIC + " ::1"})
    void connectsToNoneWhereOneOfItsAddressesLiesInside(String addresses) {
        assertThatThrownBy(() -> open(TlsServer.HOST, addresses.split(" ", -1)))
                .isInstanceOf(NotPublicException.class)
                .hasMessage(TlsServer.HOST + " leads to an address that is not public");
        assertThat(asked).isEmpty();
    }

    @Test
    void triesTheNextAddressAndIpv6Last() throws Exception {
        try (ServerSocket unasked = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = unasked.getLocalPort();
        }

        assertThatThrownBy(() -> open(TlsServer.HOST, "2606:4700::1111", PUBLIC, "1.1.1.1"))
                .isInstanceOf(ConnectException.class);
        assertThat(asked).containsExactly(PUBLIC, "1.1.1.1", "2606:4700:0:0:0:0:0:1111");
    }

    @Test
    void saysThatAHostHasNoAddress() {
        assertThatThrownBy(() -> open(TlsServer.HOST)).isInstanceOf(UnknownHostException.class);
    }

    @Test
    void findsTheAddressesOfThisMachine() throws Exception {
        HostResolver resolver = HostResolver.ofThisMachine();

        assertThat(resolver.resolve("localhost"))
                .isNotEmpty()
                .allMatch(InetAddress::isLoopbackAddress);
        assertThat(resolver.resolve("::1")).containsExactly(InetAddress.ofLiteral("::1"));
    }

    private SSLSocket open(String host, String... addresses) throws Exception {
        return open(server.trusting(), host, addresses);
    }

    private SSLSocket open(SSLSocketFactory tls, String host, String... addresses)
            throws Exception {
        Connector toServer = Connector.toPort(port, Duration.ofSeconds(20));
        PublicHosts hosts =
                new PublicHosts(
                        _ -> Stream.of(addresses).map(InetAddress::ofLiteral).toList(),
                        address -> {
                            asked.add(address.getHostAddress());
                            return kept(toServer.connect(InetAddress.getLoopbackAddress()));
                        },
                        tls);
        return hosts.open(PublicAddress.of("https://" + host + "/", "https://"));
    }

    private Socket kept(Socket connection) throws IOException {
        connections.add(connection);
        return connection;
    }
}
