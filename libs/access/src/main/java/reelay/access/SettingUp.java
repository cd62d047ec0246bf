package reelay.access;

import reelay.aws.Secrets;
import reelay.provider.site.OpenAiPages;

/**
 * The steps that change the configuration, in the words of whoever can take them: of the command
 * {@code ./reelay}, or of a deployment of the template.
 *
 * @param locally whether {@code ./reelay} runs it
 */
record SettingUp(boolean locally) {

    Step address() {
        return Step.of(
                locally
                        ? "Start ./reelay with --provider-url: the provider's address up to and"
                                + " including /v1."
                        : "Set PROVIDER_URL through the template parameter ProviderUrl: the"
                                + " provider's address up to and including /v1.");
    }

    Step models() {
        return Step.of(
                locally
                        ? "Start ./reelay with --set VideoModels=... and models that the provider"
                                + " lists, comma-separated."
                        : "Set VIDEO_MODELS through the template parameter VideoModels to models"
                                + " that the provider lists.");
    }

    Step deployments() {
        return Step.of(
                (locally
                                ? "Start ./reelay with --set VideoModels=... and the names of your"
                                        + " deployments, comma-separated"
                                : "Set VIDEO_MODELS through the template parameter VideoModels to"
                                        + " the names of your deployments")
                        + ": at Azure these are the models, whatever its list of models shows.");
    }

    Step key() {
        return Step.of(
                locally
                        ? "Export the key in the environment variable that --provider-key-env"
                                + " names, and start ./reelay again; keep it out of version"
                                + " control. A new key works at once."
                        : "Put the key into the provider secret of this deployment"
                                + " (PROVIDER_SECRET), as api_key, and keep it out of version"
                                + " control. A new key works at once; Reelay reads the secret again"
                                + " within "
                                + Secrets.LIFETIME.toMinutes()
                                + " minutes, without a restart.");
    }

    /** For a secret that cannot be read. */
    Step readableKey() {
        return Step.of(
                locally
                        ? "Export nothing but the key in the environment variable that"
                                + " --provider-key-env names: no blank and no line break inside."
                        : "Put this into the provider secret of this deployment (PROVIDER_SECRET),"
                                + " with the key in place of the dots: {\"api_key\": \"...\"}. The"
                                + " bare key alone is taken too.");
    }

    Step onlyThenANewKey() {
        return Step.at(
                OpenAiPages.KEYS,
                "Only if it is refused after that: create a new key, "
                        + (locally
                                ? "export it in the variable that --provider-key-env names"
                                : "put it into the provider secret as api_key")
                        + ", and revoke the old one.");
    }

    Step rightKey() {
        return Step.of(
                locally
                        ? "If the key was changed before: look whether the variable that"
                                + " --provider-key-env names holds it in this shell. Its last four"
                                + " characters stand in this report."
                        : "If the key was changed before: look whether it was the secret of this"
                                + " deployment, not of another environment. Its last four"
                                + " characters stand in this report.");
    }

    Step meanwhile() {
        return Step.of(
                "Meanwhile, use another model or provider: "
                        + (locally
                                ? "--model of ./reelay make, and --provider-url."
                                : "template parameters VideoModels and ProviderUrl."));
    }

    /** Before a model is switched off. */
    Step inTime() {
        return Step.of(
                "Choose another model or provider before the day it is switched off, and set "
                        + (locally
                                ? "--set VideoModels=... or --provider-url."
                                : "VIDEO_MODELS (template parameter VideoModels)."));
    }
}
