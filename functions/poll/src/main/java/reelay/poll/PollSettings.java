package reelay.poll;

import reelay.provider.ProviderSettings;
import reelay.video.Environment;

/**
 * What the poll step is told by its environment.
 *
 * @param provider the provider's address and manners
 * @param providerSecret ARN of the secret with our account there
 */
record PollSettings(ProviderSettings provider, String providerSecret) {

    static PollSettings from(Environment environment) {
        return new PollSettings(
                ProviderSettings.from(environment), environment.text("PROVIDER_SECRET"));
    }
}
