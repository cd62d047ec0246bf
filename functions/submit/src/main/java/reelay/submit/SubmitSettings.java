package reelay.submit;

import java.time.Duration;
import reelay.provider.ProviderSettings;
import reelay.video.Environment;

/**
 * What the submit step is told by its environment.
 *
 * @param provider the provider's address and manners
 * @param providerSecret ARN of the secret with our account there
 */
record SubmitSettings(ProviderSettings provider, String providerSecret) {

    static SubmitSettings from(Environment environment) {
        return new SubmitSettings(
                ProviderSettings.from(environment), environment.text("PROVIDER_SECRET"));
    }

    /** After this long an earlier call has certainly ended, one way or the other. */
    Duration settling() {
        return provider.timeout().plusSeconds(5);
    }
}
