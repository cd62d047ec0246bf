package reelay.access;

import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import reelay.provider.ProviderError;
import reelay.provider.site.Azure;
import reelay.provider.site.OpenAi;

/**
 * Whose service this is, as far as advice depends on it.
 *
 * @param kind of the provider, such as {@code openai}
 * @param host of the provider's address, in lower case
 * @param openAiAccount whether the account behind it is one at OpenAI: its host says so, or its
 *     answers name the organization as OpenAI's do, which gateways pass on
 * @param atAzure whether models are names of deployments there: its host says so, or its words
 * @param runsLocally whether {@code ./reelay} asks, whose options the steps then name
 */
public record ProviderSite(
        String kind, String host, boolean openAiAccount, boolean atAzure, boolean runsLocally) {

    /** The server of OpenAI's protocol at that address. */
    public static ProviderSite of(URI address) {
        return of(OpenAi.KIND, address);
    }

    /** The provider of that kind at that address. */
    public static ProviderSite of(String kind, URI address) {
        String host = address.getHost().toLowerCase(Locale.ROOT);
        boolean speaksOpenAi = kind.equals(OpenAi.KIND);
        return new ProviderSite(
                kind,
                host,
                speaksOpenAi && OpenAi.isAt(host),
                speaksOpenAi && Azure.isAt(host),
                false);
    }

    /** The account there, if it is one of a provider with a wire of its own. */
    public Optional<NativeAccount> nativeAccount() {
        return NativeAccount.of(kind);
    }

    /** Who it is, to stand in a sentence. */
    public String who() {
        return nativeAccount().map(NativeAccount::provider).orElse(host);
    }

    /** The same, asked by {@code ./reelay} or by a deployment. */
    public ProviderSite asked(boolean locally) {
        return new ProviderSite(kind, host, openAiAccount, atAzure, locally);
    }

    /** The same, with what the {@code openai-organization} header of an answer tells. */
    public ProviderSite answering(Optional<String> organization) {
        return nativeAccount().isPresent()
                ? this
                : new ProviderSite(
                        kind,
                        host,
                        openAiAccount || organization.isPresent(),
                        atAzure,
                        runsLocally);
    }

    /** The same, with what an error tells. */
    public ProviderSite answering(ProviderError error) {
        return nativeAccount().isPresent()
                ? this
                : new ProviderSite(
                        kind,
                        host,
                        openAiAccount || error.organization().isPresent(),
                        atAzure
                                || error.code()
                                        .filter(Azure.NO_DEPLOYMENT::equalsIgnoreCase)
                                        .isPresent(),
                        runsLocally);
    }
}
