package reelay.provider.reach;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Where a provider may send us. A public one sends us to public addresses alone, over TLS if it is
 * spoken to so itself; one on this machine or in a private network may name its neighbours.
 */
public final class Reach {

    private final URI provider;

    /**
     * @param provider its base address
     */
    public Reach(URI provider) {
        this.provider = provider;
    }

    /** Why an address is not asked, to stand behind "the link"; empty for one that may be. */
    public Optional<String> refusal(URI address) {
        if (leadsInside(provider)) {
            return Optional.empty();
        }
        boolean secure = "https".equalsIgnoreCase(provider.getScheme());
        if (secure && !"https".equalsIgnoreCase(address.getScheme())) {
            return Optional.of("is not encrypted (http), and the provider is");
        }
        return leadsInside(address)
                ? Optional.of("leads to an address that is not public")
                : Optional.empty();
    }

    /**
     * Whether any of its addresses is not public. A name without an address counts as public:
     * nobody connects to it. The client asks the name servers again, but this process keeps their
     * answer for a while.
     */
    public static boolean leadsInside(URI address) {
        try {
            return Stream.of(InetAddress.getAllByName(address.getHost()))
                    .anyMatch(found -> !PublicAddresses.include(found));
        } catch (UnknownHostException e) {
            return false;
        }
    }
}
