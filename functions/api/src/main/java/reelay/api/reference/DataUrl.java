package reelay.api.reference;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.regex.Pattern;
import reelay.api.http.ApiError;
import reelay.api.http.Bytes;

/** A data: URL (RFC 2397). Its media type is not believed; the first bytes tell. */
final class DataUrl {

    private static final String SCHEME = "data:";

    private static final String BASE64 = ";base64";

    private static final Pattern WHITE_SPACE = Pattern.compile("\\s+");

    private DataUrl() {}

    static boolean is(String url) {
        return url.regionMatches(true, 0, SCHEME, 0, SCHEME.length());
    }

    static Bytes decode(String url) {
        int comma = url.indexOf(',');
        String type = comma < 0 ? "" : WHITE_SPACE.matcher(url.substring(0, comma)).replaceAll("");
        int marker = type.length() - BASE64.length();
        if (!type.regionMatches(true, marker, BASE64, 0, BASE64.length())) {
            throw refused("a data: URL looks like data:image/png;base64,iVBORw0KGgo");
        }
        try {
            return Bytes.of(Base64.getDecoder().decode(plain(url.substring(comma + 1))));
        } catch (IllegalArgumentException _) {
            // Its message quotes the image.
            throw refused("what stands behind its comma is not base64");
        }
    }

    /**
     * The base64 that Java reads, of what tools write: broken into lines, in the alphabet for
     * addresses (RFC 4648, section 5), percent-encoded, its padding left out or too long.
     */
    private static String plain(String base64) {
        String text = base64;
        if (text.indexOf('%') >= 0) {
            // A plus is a plus here; only forms mean a space by it.
            text = URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.US_ASCII);
        }
        text = WHITE_SPACE.matcher(text).replaceAll("").replace('-', '+').replace('_', '/');
        int end = text.length();
        while (end > 0 && text.charAt(end - 1) == '=') {
            end--;
        }
        return text.substring(0, end);
    }

    private static RuntimeException refused(String reason) {
        return ApiError.IMAGE_URL_REFUSED.about(ReferenceReader.FIELD, reason);
    }
}
