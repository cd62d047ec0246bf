package reelay.provider.reach;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.Socket;
import java.time.Duration;

/** Opens a TCP connection to one address, which has been checked. */
@FunctionalInterface
public interface Connector {

    /** A socket that is connected to exactly this address. */
    Socket connect(InetAddress address) throws IOException;

    /**
     * Connects to the address itself, past any proxy: a proxy would resolve and reach on its own.
     *
     * @param limit for each address, so that a dead one leaves time for the next
     */
    static Connector toPort(int port, Duration limit) {
        return address -> {
            Socket socket = new Socket(Proxy.NO_PROXY);
            // One that fails to connect closes itself.
            socket.connect(new InetSocketAddress(address, port), Math.toIntExact(limit.toMillis()));
            return socket;
        };
    }
}
