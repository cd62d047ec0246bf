package reelay.webhooks;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Base64;
import java.util.random.RandomGenerator;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import reelay.video.Secret;

/**
 * What an endpoint's messages are signed with, and how, as Standard Webhooks have it
 * (https://github.com/standard-webhooks/standard-webhooks/blob/main/spec/standard-webhooks.md).
 *
 * @param text as its owner gets it: {@code whsec_} and the key in base64
 */
public record SigningSecret(Secret text) {

    private static final String PREFIX = "whsec_";

    /** Bytes of a key; the specification asks for 24 to 64. */
    private static final int BYTES = 32;

    private static final String ALGORITHM = "HmacSHA256";

    /** A new one nobody can guess, if {@code random} is a secure source. */
    public static SigningSecret random(RandomGenerator random) {
        byte[] key = new byte[BYTES];
        random.nextBytes(key);
        return new SigningSecret(new Secret(PREFIX + Base64.getEncoder().encodeToString(key)));
    }

    /** Enough for a person to tell two apart. */
    public String hint() {
        return PREFIX + "..." + text.ending();
    }

    /**
     * The signature of a message, for its header.
     *
     * @param id of the message
     * @param at when it is sent
     */
    public String sign(String id, Instant at, byte[] body) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(key(), ALGORITHM));
            mac.update((id + '.' + at.getEpochSecond() + '.').getBytes(StandardCharsets.UTF_8));
            return "v1," + Base64.getEncoder().encodeToString(mac.doFinal(body));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java runtime has no " + ALGORITHM, e);
        }
    }

    private byte[] key() {
        return Base64.getDecoder().decode(text.value().substring(PREFIX.length()));
    }
}
