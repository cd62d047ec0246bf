package reelay.access;

import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import reelay.provider.site.OpenAi;

/**
 * Whose service this is, as far as advice depends on it.
 *
 * @param host of the provider's address, in lower case
 * @param openAiAccount whether the account behind it is one at OpenAI: its host says so, or its
 *     answers name the organization as OpenAI's do, which gateways pass on
 */
public record ProviderSite(String host, boolean openAiAccount) {

    /** The provider at that address. */
    public static ProviderSite of(URI address) {
        String host = address.getHost().toLowerCase(Locale.ROOT);
        return new ProviderSite(host, OpenAi.isAt(host));
    }

    /** Whether it is OpenAI itself, including its regional addresses. */
    public boolean atOpenAi() {
        return OpenAi.isAt(host);
    }

    /** The same, with what the {@code openai-organization} header of an answer tells. */
    public ProviderSite answering(Optional<String> organization) {
        return new ProviderSite(host, openAiAccount || organization.isPresent());
    }
}
