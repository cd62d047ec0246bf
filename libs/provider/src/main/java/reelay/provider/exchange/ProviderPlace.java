package reelay.provider.exchange;

import java.net.URI;
import reelay.provider.BaseAddress;

/**
 * Where a provider is asked, and where somebody set that: what an error tells people to look at.
 *
 * @param base its address
 * @param setting the setting that holds the address
 * @param odd what is odd about the address, to stand behind "and"; empty for nothing
 * @param secret what the provider secret must hold
 */
public record ProviderPlace(URI base, String setting, String odd, String secret) {

    /** A server of the Videos protocol. */
    static ProviderPlace of(BaseAddress base) {
        return new ProviderPlace(
                base.uri(),
                BaseAddress.SETTING,
                base.versioned() ? "" : "the address ends without /v1, which most",
                "{\"api_key\": \"...\"}");
    }

    /**
     * A provider with a wire of its own.
     *
     * @param kind such as {@code kling}
     */
    public static ProviderPlace of(String kind, URI base) {
        return new ProviderPlace(
                base, "ProviderUrls", "", "{\"%s\": {\"api_key\": \"...\"}}".formatted(kind));
    }
}
