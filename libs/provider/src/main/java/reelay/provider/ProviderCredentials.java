package reelay.provider;

import org.jspecify.annotations.Nullable;
import reelay.video.Secret;

/**
 * Who we are at the provider; the JSON of the provider secret.
 *
 * @param apiKey bearer key; absent for servers that ask for none
 * @param organization {@code OpenAI-Organization} header, {@code org-...}; absent when not wanted
 * @param project {@code OpenAI-Project} header, {@code proj_...}; absent when not wanted
 */
public record ProviderCredentials(
        @Nullable Secret apiKey, @Nullable String organization, @Nullable String project) {}
