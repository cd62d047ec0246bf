package reelay.api.fetch;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.Socket;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;
import reelay.api.http.Bytes;
import reelay.provider.reach.PublicAddresses;

/**
 * One GET over TLS that connects to the very address it has checked. The JDK's HttpClient resolves
 * the host again by itself, and an InetAddressResolverProvider would have to answer for the whole
 * process; a socket of our own needs neither trust in the second answer nor a global setting.
 */
final class HttpsGet {

    private final HostResolver resolver;
    private final Connector connector;
    private final SSLSocketFactory tls;

    HttpsGet(HostResolver resolver, Connector connector, SSLSocketFactory tls) {
        this.resolver = resolver;
        this.connector = connector;
        this.tls = tls;
    }

    /** What the server said. */
    sealed interface Answer {
        /** The whole body of a good answer. */
        record Found(Bytes body) implements Answer {}

        /** It lies elsewhere. */
        record Moved(String location) implements Answer {}
    }

    /**
     * Asks once.
     *
     * @throws reelay.api.http.ApiException 400 saying what stood in the way
     */
    Answer get(ImageUrl url) {
        List<InetAddress> addresses = publicAddresses(url.host());
        try (Socket plain = connected(addresses);
                SSLSocket socket = secured(plain, url.host())) {
            socket.getOutputStream().write(request(url));
            socket.getOutputStream().flush();
            return answer(url, new BufferedInputStream(socket.getInputStream()));
        } catch (SSLException e) {
            throw FetchRefusals.unreachable(
                            url.host() + " has no certificate that fits, or speaks no modern TLS")
                    .causedBy(e);
        } catch (IOException e) {
            throw FetchRefusals.unreachable(url.host() + " did not give a whole answer")
                    .causedBy(e);
        }
    }

    /** One bad address condemns the host: which of them is used would be up to chance. */
    private List<InetAddress> publicAddresses(String host) {
        List<InetAddress> addresses;
        try {
            addresses = resolver.resolve(host);
        } catch (UnknownHostException e) {
            throw FetchRefusals.unreachable(host + " has no address").causedBy(e);
        }
        if (!addresses.stream().allMatch(PublicAddresses::include)) {
            throw FetchRefusals.refused(host + " leads to an address that is not public");
        }
        // A function outside a VPC has no way out over IPv6.
        return addresses.stream()
                .sorted(Comparator.comparing(address -> !(address instanceof Inet4Address)))
                .toList();
    }

    private Socket connected(List<InetAddress> addresses) throws IOException {
        IOException failure = new UnknownHostException("no address");
        for (InetAddress address : addresses) {
            try {
                return connector.connect(address);
            } catch (IOException e) {
                failure = e;
            }
        }
        throw failure;
    }

    private SSLSocket secured(Socket plain, String host) throws IOException {
        SSLSocket socket = (SSLSocket) tls.createSocket(plain, host, ImageUrl.PORT, true);
        SSLParameters parameters = socket.getSSLParameters();
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
        parameters.setServerNames(List.of(new SNIHostName(host)));
        socket.setSSLParameters(parameters);
        socket.startHandshake();
        return socket;
    }

    private static byte[] request(ImageUrl url) {
        return """
        GET %s HTTP/1.1\r
        Host: %s\r
        User-Agent: Reelay\r
        Accept: image/webp, image/png, image/jpeg\r
        Accept-Encoding: identity\r
        Connection: close\r
        \r
        """
                .formatted(url.target(), url.host())
                .getBytes(StandardCharsets.US_ASCII);
    }

    private static Answer answer(ImageUrl url, InputStream in) throws IOException {
        ResponseHead head = ResponseHead.read(in);
        return switch (head.status()) {
            case 200 -> new Answer.Found(ResponseBody.read(head, in));
            case 301, 302, 303, 307, 308 ->
                    new Answer.Moved(
                            head.header("location")
                                    .orElseThrow(
                                            () ->
                                                    FetchRefusals.unreachable(
                                                            url.host() + " redirects to nowhere")));
            default ->
                    throw FetchRefusals.unreachable(
                            url.host() + " answered with status " + head.status());
        };
    }
}
