package reelay.store;

import reelay.provider.ProviderSettings;
import reelay.video.Environment;

/**
 * What the store step is told by its environment.
 *
 * @param provider the provider's address and manners
 * @param providerSecret ARN of the secret with our account there
 */
record StoreSettings(ProviderSettings provider, String providerSecret) {

    static StoreSettings from(Environment environment) {
        return new StoreSettings(
                ProviderSettings.from(environment), environment.text("PROVIDER_SECRET"));
    }
}
