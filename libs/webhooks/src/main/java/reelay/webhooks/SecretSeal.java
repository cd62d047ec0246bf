package reelay.webhooks;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.function.Supplier;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import reelay.video.Secret;
import reelay.video.Sha256;

/**
 * Encrypts signing secrets, so that whoever reads the table learns none (decision 19): AES-256 in
 * GCM, under a key that only functions which sign may read. Each is bound to its endpoint, so none
 * opens in the place of another.
 *
 * @param key the text of the deployment's secret for this; long and random
 */
public record SecretSeal(Supplier<String> key) {

    private static final String CIPHER = "AES/GCM/NoPadding";

    /** Bytes of a nonce and bits of a tag, as GCM wants them (NIST SP 800-38D). */
    private static final int NONCE = 12;

    private static final int TAG_BITS = 128;

    /** What is kept of a secret was encrypted with another key, or is not the endpoint's. */
    public static final class BrokenException extends RuntimeException {

        private static final long serialVersionUID = 1L;

        BrokenException(Throwable cause) {
            super("a signing secret cannot be decrypted: the key in WebhooksSecret changed", cause);
        }
    }

    /**
     * The encrypted secret, as text.
     *
     * @param place whose secret it is
     */
    public String seal(String place, SigningSecret secret) {
        byte[] nonce = new byte[NONCE];
        new SecureRandom().nextBytes(nonce);
        try {
            byte[] sealed =
                    cipher(Cipher.ENCRYPT_MODE, nonce, place)
                            .doFinal(secret.text().value().getBytes(StandardCharsets.UTF_8));
            return Base64.getEncoder()
                    .encodeToString(
                            ByteBuffer.allocate(NONCE + sealed.length)
                                    .put(nonce)
                                    .put(sealed)
                                    .array());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java runtime has no " + CIPHER, e);
        }
    }

    /**
     * The secret itself.
     *
     * @throws BrokenException if it was sealed with another key or for another place
     */
    public SigningSecret open(String place, String sealed) {
        byte[] all = Base64.getDecoder().decode(sealed);
        byte[] nonce = Arrays.copyOf(all, NONCE);
        try {
            byte[] text =
                    cipher(Cipher.DECRYPT_MODE, nonce, place)
                            .doFinal(all, NONCE, all.length - NONCE);
            return new SigningSecret(new Secret(new String(text, StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new BrokenException(e);
        }
    }

    private Cipher cipher(int mode, byte[] nonce, String place) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance(CIPHER);
        byte[] bytes = Sha256.of(key.get().getBytes(StandardCharsets.UTF_8));
        cipher.init(mode, new SecretKeySpec(bytes, "AES"), new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD(place.getBytes(StandardCharsets.UTF_8));
        return cipher;
    }
}
