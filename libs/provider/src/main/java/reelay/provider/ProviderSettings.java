package reelay.provider;

import java.net.URI;
import java.time.Duration;
import reelay.video.Environment;

/**
 * Which provider a deployment uses and how it likes to be spoken to.
 *
 * @param base its address up to and including {@code /v1}
 * @param encoding how submits are written
 * @param timeout longest wait for the first byte of any answer, and between two bytes of a body
 * @param secret ARN of the secret whose JSON is {@link ProviderCredentials}
 */
public record ProviderSettings(
        BaseAddress base, Encoding encoding, Duration timeout, String secret) {

    /** The settings for an address that was read already. */
    public ProviderSettings(URI baseUrl, Encoding encoding, Duration timeout, String secret) {
        this(BaseAddress.of(baseUrl), encoding, timeout, secret);
    }

    /** How submits are written; some servers take only one of the two (protocol section 5). */
    public enum Encoding {
        MULTIPART,
        JSON
    }

    /**
     * Reads PROVIDER_URL, PROVIDER_ENCODING (multipart or json), PROVIDER_TIMEOUT_SECONDS,
     * PROVIDER_SECRET and, where the provider is to be spoken to in public without encryption,
     * PROVIDER_ALLOWS_HTTP.
     */
    public static ProviderSettings from(Environment environment) {
        String encoding = environment.text("PROVIDER_ENCODING");
        return new ProviderSettings(
                BaseAddress.from(environment),
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

    /** The address that is asked. */
    public URI baseUrl() {
        return base.uri();
    }

    /** The same with less patience, for a question that somebody waits for. */
    public ProviderSettings within(Duration longest) {
        return timeout.compareTo(longest) <= 0
                ? this
                : new ProviderSettings(base, encoding, longest, secret);
    }
}
