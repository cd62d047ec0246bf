package reelay.webhooks.post;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.Socket;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSocketFactory;
import reelay.provider.reach.Connector;
import reelay.provider.reach.HostResolver;
import reelay.provider.reach.NotPublicException;
import reelay.provider.reach.PublicAddress;
import reelay.provider.reach.PublicHosts;
import reelay.webhooks.post.TryResult.Answered;
import reelay.webhooks.post.TryResult.Trouble;
import reelay.webhooks.post.TryResult.Unanswered;

/**
 * Hands a message to a receiver that somebody else chose, once and within limits: of an answer the
 * status alone counts, redirects are not followed, and nothing it says is kept.
 *
 * @param hosts how the internet is reached
 * @param toThisMachine whether a local stack may send to this machine, over http
 * @param limit for all of a try
 */
public record WebhookPost(PublicHosts hosts, boolean toThisMachine, Duration limit)
        implements EventPost {

    private static final Duration CONNECT_LIMIT = Duration.ofSeconds(5);

    /** Over the internet, trusting the certificates this Java runtime trusts. */
    public static WebhookPost overTheInternet(boolean toThisMachine, Duration limit) {
        return new WebhookPost(
                new PublicHosts(
                        HostResolver.ofThisMachine(),
                        Connector.toPort(PublicAddress.PORT, CONNECT_LIMIT),
                        (SSLSocketFactory) SSLSocketFactory.getDefault()),
                toThisMachine,
                limit);
    }

    @Override
    public TryResult send(String url, Map<String, String> headers, byte[] body) {
        ReceiverAddress address;
        try {
            address = ReceiverAddress.of(url, toThisMachine);
        } catch (PublicAddress.RefusedException _) {
            return new Unanswered(Trouble.ADDRESS_REFUSED);
        }
        // Interrupting a virtual thread closes the socket it waits for, whatever trickles in.
        FutureTask<TryResult> task = new FutureTask<>(() -> exchange(address, headers, body));
        Thread.ofVirtual().name("webhook").start(task);
        try {
            return task.get(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException _) {
            return new Unanswered(Trouble.TIMED_OUT);
        } catch (ExecutionException e) {
            throw new IllegalStateException("the try broke", e.getCause());
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return new Unanswered(Trouble.TIMED_OUT);
        } finally {
            task.cancel(true);
        }
    }

    private TryResult exchange(ReceiverAddress address, Map<String, String> headers, byte[] body) {
        try (Socket socket = open(address)) {
            OutputStream out = socket.getOutputStream();
            out.write(head(address, headers, body.length));
            out.write(body);
            out.flush();
            InputStream in = new BufferedInputStream(socket.getInputStream());
            return new Answered(ReceiverAnswer.status(socket, in));
        } catch (NotPublicException _) {
            return new Unanswered(Trouble.NOT_PUBLIC);
        } catch (UnknownHostException _) {
            return new Unanswered(Trouble.NO_ADDRESS);
        } catch (SSLException _) {
            return new Unanswered(Trouble.NO_TLS);
        } catch (IOException _) {
            return new Unanswered(Trouble.NO_ANSWER);
        }
    }

    private Socket open(ReceiverAddress address) throws IOException {
        return switch (address) {
            case ReceiverAddress.OnTheInternet internet -> hosts.open(internet.address());
            case ReceiverAddress.OnThisMachine machine -> {
                Socket socket = new Socket(Proxy.NO_PROXY);
                socket.connect(
                        new InetSocketAddress(
                                InetAddress.getLoopbackAddress(), machine.address().getPort()),
                        Math.toIntExact(CONNECT_LIMIT.toMillis()));
                yield socket;
            }
        };
    }

    private static byte[] head(
            ReceiverAddress address, Map<String, String> headers, int contentLength) {
        StringBuilder head =
                new StringBuilder(
                        """
                        POST %s HTTP/1.1\r
                        Host: %s\r
                        User-Agent: Reelay\r
                        Content-Type: application/json\r
                        Content-Length: %d\r
                        Connection: close\r
                        """
                                .formatted(target(address), address.host(), contentLength));
        headers.forEach(
                (name, value) -> head.append(name).append(": ").append(value).append("\r\n"));
        return head.append("\r\n").toString().getBytes(StandardCharsets.US_ASCII);
    }

    private static String target(ReceiverAddress address) {
        return switch (address) {
            case ReceiverAddress.OnTheInternet internet -> internet.address().target();
            case ReceiverAddress.OnThisMachine machine -> {
                String path = machine.address().getRawPath();
                String query = machine.address().getRawQuery();
                yield (path.isEmpty() ? "/" : path) + (query == null ? "" : "?" + query);
            }
        };
    }
}
