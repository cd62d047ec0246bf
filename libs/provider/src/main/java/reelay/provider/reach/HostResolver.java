package reelay.provider.reach;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;

/** Finds the addresses of a host. */
@FunctionalInterface
public interface HostResolver {

    /** All of them, at least one. */
    List<InetAddress> resolve(String host) throws UnknownHostException;

    /** Asks the name servers of this machine. */
    static HostResolver ofThisMachine() {
        return host -> List.of(InetAddress.getAllByName(host));
    }
}
