package reelay.provider.reach;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Collections;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManagerFactory;

/** A TLS server on this machine that says what it is told, with a certificate of its own. */
public final class TlsServer implements AutoCloseable {

    /** The host its certificate names. */
    public static final String HOST = "images.example.com";

    private static final String PASSWORD = "changeit";

    private final SSLContext context;
    private final SSLServerSocket listener;
    private final Queue<byte[]> answers = new ConcurrentLinkedQueue<>();
    private final List<String> requests = new CopyOnWriteArrayList<>();

    private TlsServer(SSLContext context) throws IOException {
        this.context = context;
        listener =
                (SSLServerSocket)
                        context.getServerSocketFactory()
                                .createServerSocket(0, 50, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().start(this::serve);
    }

    public static TlsServer start() {
        try {
            return new TlsServer(Certified.CONTEXT);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** One certificate serves every test of a process: making it takes another process. */
    private static final class Certified {
        static final SSLContext CONTEXT = make();

        private static SSLContext make() {
            try {
                return context();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } catch (GeneralSecurityException | InterruptedException e) {
                throw new AssertionError(e);
            }
        }
    }

    private static SSLContext context()
            throws IOException, GeneralSecurityException, InterruptedException {
        Path folder = Files.createTempDirectory("reelay-tls");
        Path store = folder.resolve("keys.p12");
        Process keytool =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "keytool")
                                        .toString(),
                                "-genkeypair",
                                "-alias",
                                "server",
                                "-keyalg",
                                "EC",
                                "-dname",
                                "CN=" + HOST,
                                "-ext",
                                "san=dns:" + HOST,
                                "-validity",
                                "2",
                                "-keystore",
                                store.toString(),
                                "-storepass",
                                PASSWORD)
                        .redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .start();
        if (keytool.waitFor() != 0) {
            throw new AssertionError("keytool made no certificate");
        }
        KeyStore keys = KeyStore.getInstance(store.toFile(), PASSWORD.toCharArray());
        Files.delete(store);
        Files.delete(folder);
        KeyManagerFactory keyManagers =
                KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keyManagers.init(keys, PASSWORD.toCharArray());
        TrustManagerFactory trust =
                TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        KeyStore trusted = KeyStore.getInstance("PKCS12");
        trusted.load(null, null);
        trusted.setCertificateEntry("server", keys.getCertificate("server"));
        trust.init(trusted);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(keyManagers.getKeyManagers(), trust.getTrustManagers(), null);
        return context;
    }

    /** Sockets that trust this server. */
    public SSLSocketFactory trusting() {
        return context.getSocketFactory();
    }

    public int port() {
        return listener.getLocalPort();
    }

    /**
     * Says this to the next request, and the next to the one after; without any it is silent until
     * the client gives up.
     */
    public void willSay(String head, byte[] body) {
        ByteArrayOutputStream answer = new ByteArrayOutputStream();
        answer.writeBytes((head + "\r\n\r\n").getBytes(StandardCharsets.ISO_8859_1));
        answer.writeBytes(body);
        answers.add(answer.toByteArray());
    }

    public void willSay(String head) {
        willSay(head, new byte[0]);
    }

    /** An image with its length. */
    public void willGive(byte[] image) {
        willSay("HTTP/1.1 200 OK\r\nContent-Length: " + image.length, image);
    }

    /** Heads of the requests that came, oldest first. */
    public List<String> requests() {
        return Collections.unmodifiableList(requests);
    }

    private void serve() {
        while (!listener.isClosed()) {
            try {
                SSLSocket socket = (SSLSocket) listener.accept();
                Thread.ofVirtual().start(() -> answer(socket));
            } catch (IOException e) {
                if (!listener.isClosed()) {
                    throw new UncheckedIOException(e);
                }
            }
        }
    }

    private void answer(SSLSocket socket) {
        try (socket) {
            requests.add(head(socket.getInputStream()));
            byte[] answer = answers.poll();
            if (answer == null) {
                socket.getInputStream().transferTo(OutputStream.nullOutputStream());
            } else {
                socket.getOutputStream().write(answer);
            }
        } catch (SSLException e) {
            requests.add("no TLS");
        } catch (IOException e) {
            requests.add("broken off");
        }
    }

    private static String head(InputStream in) throws IOException {
        StringBuilder head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            int next = in.read();
            if (next < 0) {
                throw new SSLException("the client left");
            }
            head.append((char) next);
        }
        return head.toString();
    }

    @Override
    public void close() {
        try {
            listener.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
