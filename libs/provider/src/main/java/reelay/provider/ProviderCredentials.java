package reelay.provider;

import java.util.regex.Pattern;
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
        @Nullable Secret apiKey, @Nullable String organization, @Nullable String project) {

    /** What an HTTP header can carry without a doubt: visible ASCII. */
    private static final Pattern VISIBLE = Pattern.compile("[\\x21-\\x7e]+");

    /**
     * White space around a value is cut off, and a blank value is an absent one: secrets are often
     * pasted with a line break.
     *
     * @throws IllegalArgumentException if a value cannot stand in a header; the message names the
     *     field, never the value
     */
    public ProviderCredentials {
        String key = apiKey == null ? null : headerValue("api_key", apiKey.value());
        apiKey = key == null ? null : new Secret(key);
        organization = headerValue("organization", organization);
        project = headerValue("project", project);
    }

    private static @Nullable String headerValue(String field, @Nullable String value) {
        if (value == null || value.isBlank()) {
            return null;
        }
        String stripped = value.strip();
        if (!VISIBLE.matcher(stripped).matches()) {
            throw new IllegalArgumentException(
                    "the provider secret's "
                            + field
                            + " holds a blank, a line break or a letter outside ASCII;"
                            + " write it again, without anything around it");
        }
        return stripped;
    }
}
