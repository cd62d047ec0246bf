package reelay.local.aws.protocol;

import com.sun.net.httpserver.Headers;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import reelay.local.http.Lock;

/**
 * What a caller signs with.
 *
 * @param id the access key id, {@code AKIA...} at AWS; stands in every signed request
 * @param secret the secret access key
 */
public record AccessKey(String id, String secret) implements Lock {

    /** The access key id in the credential scope of a signed request. */
    private static final Pattern CREDENTIAL = Pattern.compile("Credential=([^/,\\s]+)/");

    private static final String ALGORITHM = "AWS4-HMAC-SHA256 ";

    /** For servers that take any. */
    public static final AccessKey ANY = new AccessKey("local", "local");

    /** One nobody can guess. */
    public static AccessKey random() {
        return new AccessKey("LOCAL" + hex(16), hex(20));
    }

    /**
     * An {@code Authorization} header that names this key, without a signature: the stand-ins look
     * at the name alone.
     *
     * @param service the service in the credential scope, such as {@code dynamodb}
     */
    public String authorization(String service) {
        return "AWS4-HMAC-SHA256 Credential=%s/20260101/us-east-1/%s/aws4_request, SignedHeaders=host, Signature=0"
                .formatted(id, service);
    }

    /**
     * Whether a request is signed with this key. The id is as good as a secret here: it is random,
     * and nobody else is shown it.
     */
    @Override
    public boolean opens(Headers request) {
        return idOf(request.getFirst("Authorization"))
                .filter(
                        named ->
                                MessageDigest.isEqual(
                                        named.getBytes(StandardCharsets.UTF_8),
                                        id.getBytes(StandardCharsets.UTF_8)))
                .isPresent();
    }

    /** The access key id that an {@code Authorization} header names; empty if it names none. */
    public static Optional<String> idOf(@Nullable String authorization) {
        if (authorization == null || !authorization.startsWith(ALGORITHM)) {
            return Optional.empty();
        }
        Matcher credential = CREDENTIAL.matcher(authorization);
        return credential.find() ? Optional.of(credential.group(1)) : Optional.empty();
    }

    private static String hex(int bytes) {
        byte[] random = new byte[bytes];
        new SecureRandom().nextBytes(random);
        return HexFormat.of().withUpperCase().formatHex(random);
    }

    @Override
    public String toString() {
        return "AccessKey[not shown]";
    }
}
