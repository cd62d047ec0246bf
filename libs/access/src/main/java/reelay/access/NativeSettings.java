package reelay.access;

import reelay.aws.Secrets;

/**
 * The steps that change how a provider with a wire of its own is configured, in the words of
 * whoever can take them.
 *
 * @param kind of the provider
 * @param locally whether {@code ./reelay} runs it
 */
record NativeSettings(String kind, boolean locally) {

    Step address() {
        return Step.of(
                locally
                        ? "If it is not the usual address: start ./reelay with --set ProviderUrls=%s=..."
                                .formatted(kind)
                        : "If it is not the usual address: set the template parameter ProviderUrls to %s=..."
                                .formatted(kind));
    }

    Step models() {
        return Step.of(
                locally
                        ? "Or start ./reelay with --set VideoModels=... and models, or providers of"
                                + " them, that can be had."
                        : "Or set the template parameter VideoModels to models, or providers of"
                                + " them, that can be had.");
    }

    Step key() {
        return Step.of(
                locally
                        ? "Export the key in an environment variable and name it with --provider-key-env %s=NAME; keep it out of version control."
                                .formatted(kind)
                        : "Put the key into the provider secret of this deployment (PROVIDER_SECRET), as {\"%s\": {\"api_key\": \"...\"}} beside those of the others, and keep it out of version control. Reelay reads the secret again within %d minutes, without a restart."
                                .formatted(kind, Secrets.LIFETIME.toMinutes()));
    }
}
