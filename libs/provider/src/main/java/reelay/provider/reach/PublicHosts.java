package reelay.provider.reach;

import java.io.IOException;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.Socket;
import java.net.UnknownHostException;
import java.util.Comparator;
import java.util.List;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;

/**
 * TLS to hosts that somebody else chose, on the public internet alone, connected to the very
 * address that was checked. The JDK's HttpClient resolves the host again by itself, and an
 * InetAddressResolverProvider would have to answer for the whole process; a socket of our own needs
 * neither trust in the second answer nor a global setting.
 *
 * @param tls whose trust decides about certificates
 */
public record PublicHosts(HostResolver resolver, Connector connector, SSLSocketFactory tls) {

    /**
     * A connection whose certificate fits the host.
     *
     * @throws UnknownHostException if the host has no address
     * @throws NotPublicException if one of its addresses is not public
     */
    public SSLSocket open(PublicAddress address) throws IOException {
        String host = address.host();
        return secured(connected(publicAddresses(host)), host);
    }

    /** One bad address condemns the host: which of them is used would be up to chance. */
    private List<InetAddress> publicAddresses(String host) throws IOException {
        List<InetAddress> addresses = resolver.resolve(host);
        if (!addresses.stream().allMatch(PublicAddresses::include)) {
            throw new NotPublicException(host);
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

    /** Asks for the host by its name; where the handshake fails, both sockets are closed. */
    private SSLSocket secured(Socket plain, String host) throws IOException {
        SSLSocket socket = (SSLSocket) tls.createSocket(plain, host, PublicAddress.PORT, true);
        SSLParameters parameters = socket.getSSLParameters();
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
        socket.setSSLParameters(parameters);
        socket.startHandshake();
        return socket;
    }
}
