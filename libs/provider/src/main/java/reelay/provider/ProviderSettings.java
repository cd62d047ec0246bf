package reelay.provider;

import java.net.URI;
import java.time.Duration;
import java.util.Objects;
import reelay.provider.site.OpenAi;
import reelay.provider.target.DeployedKinds;
import reelay.video.environment.Environment;

/**
 * Which providers a deployment uses and how they like to be spoken to.
 *
 * @param base the address of the one that speaks OpenAI's protocol, up to and including {@code /v1}
 * @param encoding how submits are written there
 * @param timeout longest wait for the first byte of any answer, and between two bytes of a body
 * @param secret ARN of the secret with all {@link ProviderCredentials}
 * @param kinds all providers there are
 */
public record ProviderSettings(
        BaseAddress base, Encoding encoding, Duration timeout, String secret, DeployedKinds kinds) {

    /** The settings for a server of OpenAI's protocol alone. */
    public ProviderSettings(BaseAddress base, Encoding encoding, Duration timeout, String secret) {
        this(base, encoding, timeout, secret, DeployedKinds.OPENAI);
    }

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
     * Reads PROVIDERS, PROVIDER_URLS, PROVIDER_URL, PROVIDER_ENCODING (multipart or json),
     * PROVIDER_TIMEOUT_SECONDS, PROVIDER_SECRET and, where the provider is to be spoken to in
     * public without encryption, PROVIDER_ALLOWS_HTTP.
     */
    public static ProviderSettings from(Environment environment) {
        DeployedKinds kinds = DeployedKinds.from(environment, NativeWires.ALL.keySet());
        String encoding = environment.text("PROVIDER_ENCODING");
        return new ProviderSettings(
                kinds.has(OpenAi.KIND) ? BaseAddress.from(environment) : BaseAddress.NONE,
                switch (encoding) {
                    case "multipart" -> Encoding.MULTIPART;
                    case "json" -> Encoding.JSON;
                    default ->
                            throw environment.odd(
                                    "PROVIDER_ENCODING", encoding, "multipart or json", null);
                },
                environment.seconds("PROVIDER_TIMEOUT_SECONDS"),
                environment.text("PROVIDER_SECRET"),
                kinds);
    }

    /** The address that is asked. */
    public URI baseUrl() {
        return base.uri();
    }

    /** Where a provider of that kind is asked. */
    public URI addressOf(String kind) {
        return kind.equals(OpenAi.KIND) ? baseUrl() : address(kind).base();
    }

    /** Where a provider with a wire of its own is asked. */
    NativeAddress address(String kind) {
        return new NativeAddress(
                Objects.requireNonNull(kinds.addresses().get(kind), kind), timeout);
    }

    /** The same with less patience, for a question that somebody waits for. */
    public ProviderSettings within(Duration longest) {
        return timeout.compareTo(longest) <= 0
                ? this
                : new ProviderSettings(base, encoding, longest, secret, kinds);
    }
}
