package reelay.api.reference;

import java.util.Base64;
import reelay.api.http.ApiError;
import reelay.api.http.Bytes;

/** A data: URL (RFC 2397). Its media type is not believed; the first bytes tell. */
final class DataUrl {

    private static final String SCHEME = "data:";

    private static final String BASE64 = ";base64";

    private DataUrl() {}

    static boolean is(String url) {
        return url.regionMatches(true, 0, SCHEME, 0, SCHEME.length());
    }

    static Bytes decode(String url) {
        int comma = url.indexOf(',');
        int marker = comma - BASE64.length();
        if (comma < 0 || !url.regionMatches(true, marker, BASE64, 0, BASE64.length())) {
            throw refused("a data: URL looks like data:image/png;base64,iVBORw0KGgo");
        }
        try {
            return Bytes.of(Base64.getDecoder().decode(url.substring(comma + 1)));
        } catch (IllegalArgumentException _) {
            // Its message quotes the image.
            throw refused("what stands behind its comma is not base64");
        }
    }

    private static RuntimeException refused(String reason) {
        return ApiError.IMAGE_URL_REFUSED.about(ReferenceReader.FIELD, reason);
    }
}
