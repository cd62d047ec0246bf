package reelay.provider;

import java.net.URI;
import java.time.Duration;
import reelay.video.Environment;

/**
 * Which provider a deployment uses and how it likes to be spoken to.
 *
 * @param baseUrl address up to and including {@code /v1}
 * @param encoding how submits are written
 * @param timeout longest wait for the first byte of any answer, and between two bytes of a body
 * @param secret ARN of the secret whose JSON is {@link ProviderCredentials}
 */
public record ProviderSettings(URI baseUrl, Encoding encoding, Duration timeout, String secret) {

    /** How submits are written; some servers take only one of the two (protocol section 5). */
    public enum Encoding {
        MULTIPART,
        JSON
    }

    /**
     * Reads PROVIDER_URL, PROVIDER_ENCODING (multipart or json), PROVIDER_TIMEOUT_SECONDS and
     * PROVIDER_SECRET.
     */
    public static ProviderSettings from(Environment environment) {
        String encoding = environment.text("PROVIDER_ENCODING");
        return new ProviderSettings(
                environment.address("PROVIDER_URL"),
                switch (encoding) {
                    case "multipart" -> Encoding.MULTIPART;
                    case "json" -> Encoding.JSON;
                    default ->
                            throw environment.odd(
                                    "PROVIDER_ENCODING", encoding, "multipart or json", null);
                },
                environment.seconds("PROVIDER_TIMEOUT_SECONDS"),
                environment.text("PROVIDER_SECRET"));
    }
}
