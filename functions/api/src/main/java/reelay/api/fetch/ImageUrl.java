package reelay.api.fetch;

import java.net.URI;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import reelay.api.http.ApiException;

/**
 * An https address that a client chose, its form checked. It may hold a signature, so only its host
 * is ever shown.
 */
public final class ImageUrl {

    /** Port of every address that is fetched. */
    static final int PORT = 443;

    /** Longest DNS name, in characters (RFC 1035, section 2.3.4). */
    private static final int LONGEST_HOST = 253;

    /**
     * The last label begins with a letter: what ends in a number is some spelling of an address.
     */
    private static final Pattern DNS_NAME =
            Pattern.compile(
                    "([a-zA-Z0-9]([a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?\\.)+[a-zA-Z][a-zA-Z0-9-]{0,61}[a-zA-Z0-9]");

    private final URI address;

    private ImageUrl(URI address) {
        this.address = address;
    }

    /**
     * Checks the form of an address; where its host leads is checked when it is fetched.
     *
     * @throws ApiException 400 image_url_refused
     */
    public static ImageUrl of(String text) {
        try {
            return checked(URI.create(text));
        } catch (IllegalArgumentException _) {
            // Its message quotes the address.
            throw FetchRefusals.refused("it is not a URL");
        }
    }

    private static ImageUrl checked(URI address) {
        if (!"https".equalsIgnoreCase(address.getScheme())) {
            throw FetchRefusals.refused("it must begin with https:// or data:");
        }
        if (address.getRawUserInfo() != null) {
            throw FetchRefusals.refused("it must not hold a user name or password");
        }
        @Nullable String host = address.getHost();
        if (host == null || host.length() > LONGEST_HOST || !DNS_NAME.matcher(host).matches()) {
            throw FetchRefusals.refused(
                    "its host must be a public DNS name such as images.example.com, not an IP"
                            + " address");
        }
        if (address.getPort() != -1 && address.getPort() != PORT) {
            throw FetchRefusals.refused("its port must be " + PORT);
        }
        return new ImageUrl(address);
    }

    /** Where a redirect of this address leads; checked like the first address. */
    ImageUrl movedTo(String location) {
        try {
            return checked(address.resolve(location));
        } catch (IllegalArgumentException _) {
            throw FetchRefusals.refused(host() + " redirects to something that is not a URL");
        }
    }

    /** The DNS name. */
    String host() {
        return address.getHost();
    }

    /** What stands in the request line, in ASCII. */
    String target() {
        URI ascii = URI.create(address.toASCIIString());
        String path = ascii.getRawPath().isEmpty() ? "/" : ascii.getRawPath();
        return ascii.getRawQuery() == null ? path : path + "?" + ascii.getRawQuery();
    }

    @Override
    public String toString() {
        return "[address at " + host() + "]";
    }
}
