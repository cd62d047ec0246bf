package reelay.local.aws.httpapi.message;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A request's body as the event carries it. It stays out of the toString.
 *
 * @param text empty when there is no body
 * @param base64 whether the text is base64
 * @param bytes length as it was sent
 */
public record RequestBody(String text, boolean base64, int bytes) {

    /** Beside text/*; all else, forms included, is base64, as it was observed at AWS. */
    private static final Set<String> TEXT =
            Set.of("application/json", "application/xml", "application/javascript");

    public static RequestBody of(@Nullable String contentType, byte[] body) {
        if (body.length == 0) {
            return new RequestBody("", false, 0);
        }
        if (text(contentType)) {
            return new RequestBody(new String(body, StandardCharsets.UTF_8), false, body.length);
        }
        return new RequestBody(Base64.getEncoder().encodeToString(body), true, body.length);
    }

    private static boolean text(@Nullable String contentType) {
        if (contentType == null) {
            return false;
        }
        String type = contentType.split(";", 2)[0].trim().toLowerCase(Locale.ROOT);
        return type.startsWith("text/") || TEXT.contains(type);
    }

    @Override
    public String toString() {
        return "RequestBody[" + bytes + " bytes]";
    }
}
