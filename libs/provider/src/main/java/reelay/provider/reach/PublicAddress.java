package reelay.provider.reach;

import java.net.URI;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * An https address that somebody else chose, its form checked; where its host leads is checked when
 * it is opened. It may hold a signature, so only its host is ever shown.
 */
public final class PublicAddress {

    /** Port of every such address. */
    public static final int PORT = 443;

    /** Longest DNS name, in characters (RFC 1035, section 2.3.4). */
    private static final int LONGEST_HOST = 253;

    /**
     * The last label begins with a letter: what ends in a number is some spelling of an address.
     */
    private static final Pattern DNS_NAME =
            Pattern.compile(
                    "([a-zA-Z0-9]([a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?\\.)+[a-zA-Z][a-zA-Z0-9-]{0,61}[a-zA-Z0-9]");

    private final URI address;

    private PublicAddress(URI address) {
        this.address = address;
    }

    /** The form of an address is not one that is opened. */
    public static final class RefusedException extends Exception {

        private static final long serialVersionUID = 1L;

        private final String reason;

        RefusedException(String reason) {
            super(reason);
            this.reason = reason;
        }

        /** Why, to follow "was refused: ". */
        public String reason() {
            return reason;
        }
    }

    /**
     * Checks the form of an address.
     *
     * @param schemes what it must begin with, for the message
     * @throws RefusedException saying what is wrong with it
     */
    public static PublicAddress of(String text, String schemes) throws RefusedException {
        try {
            return checked(URI.create(text), schemes);
        } catch (IllegalArgumentException _) {
            // Its message quotes the address.
            throw new RefusedException("it is not a URL");
        }
    }

    private static PublicAddress checked(URI address, String schemes) throws RefusedException {
        if (!"https".equalsIgnoreCase(address.getScheme())) {
            throw new RefusedException("it must begin with " + schemes);
        }
        if (address.getRawUserInfo() != null) {
            throw new RefusedException("it must not hold a user name or password");
        }
        @Nullable String host = address.getHost();
        if (host == null || host.length() > LONGEST_HOST || !DNS_NAME.matcher(host).matches()) {
            throw new RefusedException(
                    "its host must be a public DNS name such as images.example.com, not an IP"
                            + " address");
        }
        if (address.getPort() != -1 && address.getPort() != PORT) {
            throw new RefusedException("its port must be " + PORT);
        }
        return new PublicAddress(address);
    }

    /**
     * Where a redirect of this address leads; checked like the first address.
     *
     * @throws RefusedException saying what is wrong with it
     */
    public PublicAddress movedTo(String location, String schemes) throws RefusedException {
        URI moved;
        try {
            moved = address.resolve(location);
        } catch (IllegalArgumentException _) {
            throw new RefusedException(host() + " redirects to something that is not a URL");
        }
        return checked(moved, schemes);
    }

    /** The DNS name. */
    public String host() {
        return address.getHost();
    }

    /** What stands in the request line, in ASCII. */
    public String target() {
        URI ascii = URI.create(address.toASCIIString());
        String path = ascii.getRawPath().isEmpty() ? "/" : ascii.getRawPath();
        return ascii.getRawQuery() == null ? path : path + "?" + ascii.getRawQuery();
    }

    /** The whole address, which nobody but its owner may see. */
    public String text() {
        return address.toString();
    }

    @Override
    public String toString() {
        return "[address at " + host() + "]";
    }
}
