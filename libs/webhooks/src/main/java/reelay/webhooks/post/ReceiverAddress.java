package reelay.webhooks.post;

import java.net.URI;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import reelay.provider.reach.PublicAddress;
import reelay.provider.reach.PublicAddress.RefusedException;

/** Where a receiver listens, its form checked. It may hold a token, so it is never logged. */
public sealed interface ReceiverAddress {

    /** Longest address, in characters. */
    int LONGEST = 2048;

    /** On the internet, over https. */
    record OnTheInternet(PublicAddress address) implements ReceiverAddress {}

    /** On the machine of a local stack, in the clear. */
    record OnThisMachine(URI address) implements ReceiverAddress {
        @Override
        public String toString() {
            return "[address on this machine]";
        }
    }

    /** The host, for whatever concerns all receivers on one. */
    default String host() {
        return switch (this) {
            case OnTheInternet internet -> internet.address().host();
            case OnThisMachine machine ->
                    machine.address().getHost() + ":" + machine.address().getPort();
        };
    }

    /** The host in an address, whatever its form; empty when there is none. */
    static Optional<String> hostIn(String text) {
        try {
            URI address = URI.create(text);
            return Optional.ofNullable(address.getHost())
                    .map(host -> address.getPort() < 0 ? host : host + ":" + address.getPort());
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    /**
     * Checks the form of an address.
     *
     * @param thisMachineToo whether a local stack may send to this machine, over http
     * @throws RefusedException saying what is wrong with it
     */
    static ReceiverAddress of(String text, boolean thisMachineToo) throws RefusedException {
        if (thisMachineToo && text.startsWith("http://")) {
            @Nullable URI address = local(text);
            if (address != null) {
                return new OnThisMachine(address);
            }
        }
        return new OnTheInternet(PublicAddress.of(text, "https://"));
    }

    private static @Nullable URI local(String text) {
        try {
            URI address = URI.create(text);
            boolean here =
                    address.getHost() != null
                            && Set.of("127.0.0.1", "localhost").contains(address.getHost())
                            && address.getPort() > 0
                            && address.getRawUserInfo() == null;
            return here ? address : null;
        } catch (IllegalArgumentException _) {
            // Then it is refused like any other text.
            return null;
        }
    }
}
