package reelay.provider.admin;

import org.jspecify.annotations.Nullable;
import reelay.provider.ProviderCredentials;
import reelay.video.Secret;

/**
 * The JSON of the admin secret.
 *
 * @param adminKey an organization's admin key ({@code sk-admin-...}); absent when none was given
 */
public record AdminCredentials(@Nullable Secret adminKey) {

    /** As the headers of a request want it. */
    public ProviderCredentials bearer() {
        return new ProviderCredentials(adminKey, null, null);
    }

    /** Whether there is a key; a blank one counts as none. */
    public boolean present() {
        return adminKey != null && !adminKey.value().isBlank();
    }
}
