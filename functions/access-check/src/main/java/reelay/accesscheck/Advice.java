package reelay.accesscheck;

import java.util.ArrayList;
import java.util.List;
import reelay.aws.Secrets;

/** What to do about each trouble, as the access guide has it; one place for the wording. */
final class Advice {

    private static final String KEYS = "https://platform.openai.com/api-keys";
    private static final String LIMITS = "https://platform.openai.com/account/limits";
    private static final String ORGANIZATION =
            "https://platform.openai.com/settings/organization/general";
    private static final String STATUS = "https://status.openai.com";

    private static final Step SET_ADDRESS =
            Step.of(
                    "Set PROVIDER_URL through the template parameter ProviderUrl: the provider's"
                            + " address up to and including /v1.");

    private static final Step SET_MODELS =
            Step.of(
                    "Set VIDEO_MODELS through the template parameter VideoModels to models that the"
                            + " provider lists.");

    private static final Step SET_KEY =
            Step.of(
                    "Put the key into the provider secret of this deployment (PROVIDER_SECRET), as"
                            + " api_key, and keep it out of version control. A new key works at"
                            + " once; Reelay reads the secret again within "
                            + Secrets.LIFETIME.toMinutes()
                            + " minutes, without a restart.");

    private static final Step NAME_ORGANIZATION =
            Step.at(
                    ORGANIZATION,
                    "Copy the organization id (it starts with org-) into the provider secret as"
                            + " organization, and the project id as project if the key belongs to"
                            + " one.");

    private Advice() {}

    static List<Step> useAnotherProvider() {
        return List.of(
                Step.of(
                        "Use another provider that speaks the OpenAI Videos protocol (/v1/videos):"
                                + " a gateway such as LiteLLM or SayGM, or a server of your own such"
                                + " as vLLM-Omni or SGLang."),
                SET_ADDRESS,
                SET_MODELS,
                SET_KEY);
    }

    static List<Step> useAnotherModel() {
        return List.of(
                Step.of("Choose another model of the same provider, or another provider."),
                SET_MODELS);
    }

    static List<Step> checkAddress(Evidence evidence) {
        List<Step> steps = new ArrayList<>();
        steps.add(SET_ADDRESS);
        steps.add(
                Step.of(
                        "Ask by hand: GET "
                                + evidence.host()
                                + "/v1/models with the key answers a JSON list of models."));
        if (evidence.atOpenAi()) {
            steps.add(Step.at(STATUS, "Look whether OpenAI reports an outage."));
        }
        return steps;
    }

    static List<Step> makeNewKey(Evidence evidence) {
        List<Step> steps = new ArrayList<>();
        if (evidence.atOpenAi()) {
            steps.add(
                    Step.at(
                            KEYS,
                            "Delete or revoke the old key, then create a new one inside the"
                                    + " organization, not in a personal account; name it and copy it"
                                    + " at once, it is shown only once."));
        } else {
            steps.add(
                    Step.of(
                            "Make a new key in the account at "
                                    + evidence.host()
                                    + " and revoke the old one."));
        }
        steps.add(SET_KEY);
        steps.add(
                Step.of(
                        "If the key was changed before: look whether it was the secret of this"
                                + " deployment, not of another environment. Its last four"
                                + " characters stand in this report."));
        return steps;
    }

    static List<Step> nameOrganization(Evidence evidence) {
        List<Step> steps = new ArrayList<>(List.of(NAME_ORGANIZATION));
        steps.addAll(makeNewKey(evidence));
        return steps;
    }

    static List<Step> allowAddress() {
        return List.of(
                Step.at(
                        ORGANIZATION,
                        "Add this deployment's outgoing addresses to the account's list of allowed"
                                + " IP addresses, or take the list away."));
    }

    static List<Step> moveRegion() {
        return List.of(
                Step.of(
                        "Deploy to a region that the provider serves, or use a provider that serves"
                                + " this one."),
                SET_ADDRESS);
    }

    static List<Step> getModel(Evidence evidence) {
        List<Step> steps = new ArrayList<>();
        steps.add(SET_MODELS);
        if (evidence.atOpenAi()) {
            steps.add(
                    Step.at(
                            LIMITS,
                            "Look whether the limits page lists the model. If not: contact support"
                                    + " (help.openai.com, API, Model Access), or upgrade the"
                                    + " tier."));
        } else {
            steps.add(
                    Step.of(
                            "Ask whoever runs "
                                    + evidence.host()
                                    + " to allow the model for this key."));
        }
        steps.add(Step.of("A model that was just granted can take a few hours to be listed."));
        return steps;
    }

    static List<Step> prepareForShutdown() {
        return List.of(
                Step.of(
                        "Choose another model or provider before the day it is switched off, and"
                                + " set VIDEO_MODELS (template parameter VideoModels)."));
    }
}
