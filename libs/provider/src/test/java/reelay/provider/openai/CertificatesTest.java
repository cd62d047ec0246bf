package reelay.provider.openai;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import reelay.provider.ModelsAnswer;
import reelay.provider.ProviderCredentials;
import reelay.provider.ProviderError;
import reelay.provider.ProviderErrorKind;
import reelay.provider.ProviderSettings;
import reelay.provider.ProviderSettings.Encoding;
import reelay.provider.http.ProviderClients;
import reelay.provider.http.ProviderHttp;
import reelay.provider.http.TellingTrust;
import reelay.video.Secret;

/** Secure connections that fail, over real ones: the cause in plain words. */
class CertificatesTest extends ProviderTest {

    private static final char[] PASSWORD = "changeit".toCharArray();
    private static final String NO = "no secure connection to 127.0.0.1: ";
    private static final String CHECK = "; check ProviderUrl (--provider-url)";

    @TempDir static Path folder;

    /** By name: each is made by a process of its own. */
    private static final Map<String, KeyStore> MADE = new HashMap<>();

    @Test
    void saysThatNobodyKnownSignedIt() throws Exception {
        KeyStore own = certificate("own", "IP:127.0.0.1", "-1d", 30);

        assertThat(secured(own, TellingTrust.ofMachine()))
                .isEqualTo(
                        NO
                                + "the certificate is signed by nobody this machine knows"
                                + " (self-signed)"
                                + CHECK);
    }

    @Test
    void saysWhenItEnded() throws Exception {
        KeyStore old = certificate("old", "IP:127.0.0.1", "-40d", 30);
        LocalDate ended = LocalDate.now(ZoneOffset.UTC).minusDays(10);

        assertThat(secured(old, TellingTrust.ofMachine()))
                .startsWith(NO + "the certificate ended on " + ended + " and is signed by nobody")
                .endsWith(CHECK);
    }

    @Test
    void saysWhoseItIsWhereItIsAnothers() throws Exception {
        KeyStore others = certificate("others", "DNS:other.example", "-1d", 30);

        assertThat(secured(others, TellingTrust.context(others)))
                .isEqualTo(NO + "the certificate is for other.example" + CHECK);
    }

    @Test
    void trustsWhomItIsToldTo() throws Exception {
        KeyStore own = certificate("own", "IP:127.0.0.1", "-1d", 30);

        assertThat(secured(own, TellingTrust.context(own)))
                .isEqualTo("127.0.0.1 answered something else instead of a list of models" + CHECK);
    }

    @Test
    void saysThatTheHandshakeIsRefused() throws Exception {
        // handshake_failure, as a server that wants another version or a certificate of ours.
        byte[] alert = {21, 3, 3, 0, 2, 2, 40};

        assertThat(plain(alert)).contains(NO + "it refuses the TLS handshake (handshake_failure)");
    }

    @Test
    void saysThatAPlainServerSpeaksNoTls() throws Exception {
        assertThat(
                        plain(
                                "HTTP/1.1 400 This is not TLS\r\n\r\n"
                                        .getBytes(StandardCharsets.US_ASCII)))
                .contains(NO + "what answers there speaks no TLS, perhaps plain http" + CHECK);
    }

    @Test
    void saysThatASecureServerIsSpokenToInTheOpen() throws Exception {
        KeyStore own = certificate("own", "IP:127.0.0.1", "-1d", 30);
        try (ServerSocket server = listening(own)) {
            int port = server.getLocalPort();

            assertThat(asked("http", port, TellingTrust.ofMachine()))
                    .isEqualTo(
                            "127.0.0.1 (port "
                                    + port
                                    + ") answers something that is no HTTP, perhaps it speaks https"
                                    + CHECK);
        }
    }

    /** The JDK's client tells a broken handshake now as such, now as a broken connection. */
    private static String plain(byte[] answer) throws Exception {
        String told = "";
        for (int round = 0; round < 10 && !told.contains("secure"); round++) {
            try (ServerSocket server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
                Thread.ofVirtual().start(() -> answer(server, answer));
                told = asked("https", server.getLocalPort(), TellingTrust.ofMachine());
            }
        }
        return told;
    }

    private static String secured(KeyStore store, SSLContext trust) throws Exception {
        try (ServerSocket server = listening(store)) {
            return asked("https", server.getLocalPort(), trust);
        }
    }

    private static ServerSocket listening(KeyStore store) throws Exception {
        KeyManagerFactory keys =
                KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(store, PASSWORD);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(keys.getKeyManagers(), null, null);
        ServerSocket server =
                context.getServerSocketFactory()
                        .createServerSocket(0, 5, InetAddress.getLoopbackAddress());
        byte[] answer =
                "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}"
                        .getBytes(StandardCharsets.US_ASCII);
        Thread.ofVirtual().start(() -> answer(server, answer));
        return server;
    }

    /** Reads until the client leaves: a socket closed with bytes unread is reset. */
    private static void answer(ServerSocket server, byte[] answer) {
        try (Socket connection = server.accept()) {
            connection.getOutputStream().write(answer);
            connection.getOutputStream().flush();
            connection.getInputStream().transferTo(OutputStream.nullOutputStream());
        } catch (IOException hungUp) {
            // The client may close whenever it likes, and does not like what it is shown here.
        }
    }

    private static String asked(String scheme, int port, SSLContext trust) {
        Duration patience = Duration.ofSeconds(20);
        OpenAiVideoProvider provider =
                new OpenAiVideoProvider(
                        new ProviderSettings(
                                URI.create(scheme + "://127.0.0.1:" + port + "/v1"),
                                Encoding.JSON,
                                patience,
                                "secret"),
                        () -> new ProviderCredentials(new Secret(KEY), null, null),
                        () -> NOW,
                        new ProviderClients(() -> ProviderHttp.newClient(patience, trust)));
        ModelsAnswer answer = provider.models();
        assertThat(answer).isInstanceOf(ModelsAnswer.CannotTell.class);
        ProviderError error = ((ModelsAnswer.CannotTell) answer).error();
        assertThat(error.kind())
                .isIn(ProviderErrorKind.UNREACHABLE, ProviderErrorKind.NOT_THE_PROTOCOL);
        return error.message();
    }

    private static KeyStore certificate(String name, String whose, String start, int days)
            throws IOException, GeneralSecurityException, InterruptedException {
        if (!MADE.containsKey(name)) {
            MADE.put(name, made(name, whose, start, days));
        }
        return MADE.get(name);
    }

    private static KeyStore made(String name, String whose, String start, int days)
            throws IOException, GeneralSecurityException, InterruptedException {
        Path file = folder.resolve(name + ".p12");
        String keytool = Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
        String command =
                "%s -J-XX:TieredStopAtLevel=1 -genkeypair -alias %s -keyalg EC -dname CN=t -ext SAN=%s -startdate %s -validity %d -storetype PKCS12 -keystore %s -storepass changeit"
                        .formatted(keytool, name, whose, start, days, file);
        Process made =
                new ProcessBuilder(command.split(" ", -1))
                        .redirectErrorStream(true)
                        .redirectOutput(folder.resolve("keytool.txt").toFile())
                        .start();
        assertThat(made.waitFor()).as(Files.readString(folder.resolve("keytool.txt"))).isZero();
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(file)) {
            store.load(in, PASSWORD);
        }
        return store;
    }
}
