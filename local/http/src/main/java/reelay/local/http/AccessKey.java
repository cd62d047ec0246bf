package reelay.local.http;

import java.security.SecureRandom;
import java.util.HexFormat;

/**
 * What a caller signs with.
 *
 * @param id the access key id, {@code AKIA...} at AWS; stands in every signed request
 * @param secret the secret access key
 */
public record AccessKey(String id, String secret) {

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
