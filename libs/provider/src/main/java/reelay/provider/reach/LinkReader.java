package reelay.provider.reach;

import java.net.IDN;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads addresses as browsers do: what {@link URI} refuses is mended. */
final class LinkReader {

    private static final int LONGEST = 16 * 1024;

    private static final Pattern SCHEME = Pattern.compile("([a-zA-Z][a-zA-Z0-9+.-]*):(.*)");

    private LinkReader() {}

    static WebLink of(URI base, String text) {
        // Tabs and line breaks are dropped wherever they stand.
        String clean = text.strip().replaceAll("[\\t\\r\\n]", "");
        if (clean.isEmpty() || clean.length() > LONGEST) {
            return new WebLink.Odd(clean.isEmpty() ? "is empty" : "is too long");
        }
        Matcher scheme = SCHEME.matcher(clean);
        if (!scheme.matches()) {
            return relative(base, slashed(clean));
        }
        String name = scheme.group(1).toLowerCase(Locale.ROOT);
        if (!name.equals("http") && !name.equals("https")) {
            return new WebLink.Odd("is no web address but begins with '" + shown(name) + ":'");
        }
        return absolute(name, slashed(scheme.group(2)).replaceFirst("^/*", ""));
    }

    private static WebLink relative(URI base, String text) {
        if (text.startsWith("//")) {
            return absolute(base.getScheme(), text.replaceFirst("^/*", ""));
        }
        String path = base.getRawPath().isEmpty() ? "/" : base.getRawPath();
        String below = path.substring(0, path.lastIndexOf('/') + 1);
        String from = text.startsWith("/") ? "" : text.startsWith("?") ? path : below;
        return absolute(base.getScheme(), base.getRawAuthority() + from + text);
    }

    /** What stands behind the slashes of the scheme. */
    private static WebLink absolute(String scheme, String rest) {
        String sent = before('#', rest);
        String place = before('?', sent);
        String authority = before('/', place);
        // Browsers send what stands before an @ as a name and password; nobody gets ours.
        String host = host(authority.substring(authority.lastIndexOf('@') + 1));
        if (host.isEmpty()) {
            return new WebLink.Odd("names no host");
        }
        String path = escaped(place.substring(authority.length()), "[]");
        String query = escaped(sent.substring(place.length()), "");
        URI address;
        try {
            address =
                    URI.create(scheme + "://" + host + (path.isEmpty() ? "/" : path) + query)
                            .normalize();
        } catch (IllegalArgumentException e) {
            return new WebLink.Odd("cannot be read");
        }
        if (address.getHost() == null) {
            return new WebLink.Odd(
                    "leads to the host '"
                            + shown(host)
                            + "', which is no host name: Java connects to none with an"
                            + " underscore or other signs in it");
        }
        return new WebLink.Usable(address);
    }

    /** Letters of other alphabets as name servers know them. */
    private static String host(String host) {
        try {
            return IDN.toASCII(host, IDN.ALLOW_UNASSIGNED).toLowerCase(Locale.ROOT);
        } catch (IllegalArgumentException e) {
            return host;
        }
    }

    /** Backslashes are slashes, up to the query. */
    private static String slashed(String text) {
        String place = before('?', text);
        return place.replace('\\', '/') + text.substring(place.length());
    }

    /** What stands before the first of these signs; all of it where there is none. */
    private static String before(char sign, String text) {
        int at = text.indexOf(sign);
        return at < 0 ? text : text.substring(0, at);
    }

    /** What {@link URI} refuses, escaped; what is escaped already stays. */
    private static String escaped(String text, String also) {
        StringBuilder out = new StringBuilder();
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        for (int i = 0; i < bytes.length; i++) {
            char c = (char) (bytes[i] & 0xff);
            boolean odd =
                    c <= ' '
                            || c >= 0x7f
                            || "\"<>\\^`{|}".indexOf(c) >= 0
                            || also.indexOf(c) >= 0
                            || (c == '%' && !isEscape(bytes, i));
            if (odd) {
                out.append(String.format(Locale.ROOT, "%%%02X", (int) c));
            } else {
                out.append(c);
            }
        }
        return out.toString();
    }

    private static boolean isEscape(byte[] bytes, int at) {
        return at + 2 < bytes.length
                && Character.digit(bytes[at + 1], 16) >= 0
                && Character.digit(bytes[at + 2], 16) >= 0;
    }

    private static String shown(String text) {
        String plain = text.replaceAll("[^A-Za-z0-9._:+-]", "?");
        return plain.substring(0, Math.min(plain.length(), 100));
    }
}
