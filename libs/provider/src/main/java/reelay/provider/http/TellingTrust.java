package reelay.provider.http;

import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;
import org.jspecify.annotations.Nullable;

/**
 * Trusts whom this machine trusts, nobody else, and tells of a certificate it refuses what is wrong
 * with that one: the JDK's own exceptions leave out whose it is.
 */
public final class TellingTrust extends X509ExtendedTrustManager {

    private final X509ExtendedTrustManager machine;

    private TellingTrust(X509ExtendedTrustManager machine) {
        this.machine = machine;
    }

    /** Made once: reading the machine's authorities takes a while. */
    private static final class Machine {
        static final SSLContext CONTEXT = context(null);
    }

    /** The context of this process. */
    public static SSLContext ofMachine() {
        return Machine.CONTEXT;
    }

    /**
     * A context.
     *
     * @param trusted whom to trust; null for whom this machine trusts
     */
    public static SSLContext context(@Nullable KeyStore trusted) {
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, new TrustManager[] {of(trusted)}, null);
            return context;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this machine's authorities cannot be read", e);
        }
    }

    static X509ExtendedTrustManager of(@Nullable KeyStore trusted) throws GeneralSecurityException {
        TrustManagerFactory factory =
                TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init(trusted);
        return Stream.of(factory.getTrustManagers())
                .filter(X509ExtendedTrustManager.class::isInstance)
                .map(X509ExtendedTrustManager.class::cast)
                .map(TellingTrust::new)
                .findFirst()
                .orElseThrow();
    }

    private interface Look {
        void at() throws CertificateException;
    }

    private static void telling(X509Certificate[] chain, Look look) throws CertificateException {
        try {
            look.at();
        } catch (CertificateException e) {
            throw new OddCertificateException(chain[0], e);
        }
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type, SSLEngine engine)
            throws CertificateException {
        telling(chain, () -> machine.checkServerTrusted(chain, type, engine));
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type, Socket socket)
            throws CertificateException {
        telling(chain, () -> machine.checkServerTrusted(chain, type, socket));
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type)
            throws CertificateException {
        telling(chain, () -> machine.checkServerTrusted(chain, type));
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type, SSLEngine engine)
            throws CertificateException {
        machine.checkClientTrusted(chain, type, engine);
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type, Socket socket)
            throws CertificateException {
        machine.checkClientTrusted(chain, type, socket);
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type)
            throws CertificateException {
        machine.checkClientTrusted(chain, type);
    }

    @Override
    public X509Certificate[] getAcceptedIssuers() {
        return machine.getAcceptedIssuers();
    }
}
