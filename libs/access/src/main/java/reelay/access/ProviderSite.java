package reelay.access;

import java.net.URI;
import java.util.Locale;

/**
 * Whose service this is, as far as advice depends on it.
 *
 * @param host of the provider's address, in lower case
 */
public record ProviderSite(String host) {

    /** The provider at that address. */
    public static ProviderSite of(URI address) {
        return new ProviderSite(address.getHost().toLowerCase(Locale.ROOT));
    }

    /** Whether it is OpenAI itself, including its regional addresses. */
    public boolean atOpenAi() {
        return host.equals("api.openai.com") || host.endsWith(".api.openai.com");
    }
}
