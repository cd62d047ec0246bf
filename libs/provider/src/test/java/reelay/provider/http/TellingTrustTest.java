package reelay.provider.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.List;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.X509ExtendedTrustManager;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import reelay.provider.reach.TlsServer;

/** By whichever door a certificate is shown to it; over the JDK's client, CertificatesTest. */
class TellingTrustTest {

    @Test
    void trustsNobodyThisMachineDoesNotKnowAndSaysWhoItIs() throws Exception {
        X509Certificate[] chain = chain();

        for (ThrowingCallable door : doors(TellingTrust.of(null), chain)) {
            assertThatThrownBy(door)
                    .isInstanceOf(OddCertificateException.class)
                    .hasMessage(
                            "the certificate is signed by nobody this machine knows (self-signed)");
        }
        for (ThrowingCallable door : clientDoors(TellingTrust.of(null), chain)) {
            assertThatThrownBy(door).isInstanceOf(GeneralSecurityException.class);
        }
    }

    @Test
    void trustsWhomItIsToldTo() throws Exception {
        X509Certificate[] chain = chain();
        KeyStore known = KeyStore.getInstance("PKCS12");
        known.load(null, null);
        known.setCertificateEntry("server", chain[0]);
        X509ExtendedTrustManager trust = TellingTrust.of(known);

        for (ThrowingCallable door : doors(trust, chain)) {
            assertThatCode(door).doesNotThrowAnyException();
        }
        assertThat(trust.getAcceptedIssuers()).containsExactly(chain);
    }

    @Test
    void knowsTheAuthoritiesOfThisMachine() throws Exception {
        assertThat(TellingTrust.of(null).getAcceptedIssuers()).hasSizeGreaterThan(50);
    }

    /** Its own reasons are the JDK's; this certificate is good. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    No name matching a.example found                        | is for images.example.com
                    No subject alternative DNS name matching a.example found | is for images.example.com
                    unable to find valid certification path to the target   | is signed by nobody this machine knows (self-signed)
                    Oh, no: it's <odd>                                      | is not trusted (Oh? no: it?s ?odd?)
                    """)
    void saysInPlainWordsWhatIsWrongWithACertificate(String reason, String said) throws Exception {
        assertThat(new OddCertificateException(chain()[0], new CertificateException(reason)))
                .hasMessage("the certificate " + said);
    }

    private static List<ThrowingCallable> doors(
            X509ExtendedTrustManager trust, X509Certificate[] chain) {
        return List.of(
                () -> trust.checkServerTrusted(chain, "EC"),
                () -> trust.checkServerTrusted(chain, "EC", (Socket) null),
                () -> trust.checkServerTrusted(chain, "EC", (SSLEngine) null));
    }

    private static List<ThrowingCallable> clientDoors(
            X509ExtendedTrustManager trust, X509Certificate[] chain) {
        return List.of(
                () -> trust.checkClientTrusted(chain, "EC"),
                () -> trust.checkClientTrusted(chain, "EC", (Socket) null),
                () -> trust.checkClientTrusted(chain, "EC", (SSLEngine) null));
    }

    private static X509Certificate[] chain() throws Exception {
        try (TlsServer server = TlsServer.start();
                SSLSocket socket =
                        (SSLSocket)
                                server.trusting()
                                        .createSocket(
                                                InetAddress.getLoopbackAddress(), server.port())) {
            return List.of(socket.getSession().getPeerCertificates())
                    .toArray(X509Certificate[]::new);
        }
    }
}
