package reelay.access;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import reelay.provider.site.OpenAiPages;

/**
 * What to do about each reason, in order; one place for everybody who gives advice.
 *
 * @param site whose service it is: OpenAI's pages help nobody elsewhere
 */
public record Advice(ProviderSite site) {

    /** What to do, the first thing first; empty where nothing can or need be done. */
    public List<Step> on(Reason reason) {
        return site.nativeAccount()
                .map(
                        account ->
                                new NativeAdvice(
                                        account,
                                        site.host(),
                                        new NativeSettings(site.kind(), site.runsLocally())))
                .map(own -> own.on(reason))
                .orElseGet(() -> atOpenAiAndItsLike(reason));
    }

    private List<Step> atOpenAiAndItsLike(Reason reason) {
        return switch (reason) {
            case PROVIDER_RETIRED -> useAnotherProvider();
            case MODEL_RETIRED ->
                    List.of(
                            Step.of(
                                    "Choose another model of the same provider, or another"
                                            + " provider."),
                            settingUp().models());
            case UNREACHABLE, NOT_AN_OPENAI_API -> checkAddress();
            case SECRET_UNREADABLE -> writeSecret();
            case KEY_INVALID -> makeNewKey();
            case KEY_MISSING -> replaceKey();
            case KEY_NOT_PERMITTED -> permitKey();
            case ACCOUNT_CLOSED -> reopenAccount();
            case KEY_OF_OTHER_PROJECT -> nameProject();
            case IP_NOT_ALLOWED -> allowAddress();
            case REGION_NOT_SUPPORTED ->
                    List.of(
                            Step.of(
                                    "Deploy to a region that the provider serves, or use a provider"
                                            + " that serves this one."),
                            settingUp().address());
            case ORGANIZATION_MISMATCH, ORGANIZATION_HEADER_MISSING ->
                    joined(nameOrganization(), replaceKey());
            case ORGANIZATION_UNVERIFIED -> verify();
            case VERIFICATION_PROPAGATING -> afterWaiting(Steps.WAIT_AFTER_VERIFICATION);
            case KEY_PREDATES_VERIFICATION -> replaceKey();
            case MODEL_NOT_ENABLED -> getModel();
            case ACCESS_PROPAGATING -> afterWaiting(Steps.WAIT_AFTER_GRANT);
            case ACCESS_REQUESTED ->
                    List.of(
                            Steps.WAIT_AFTER_REQUEST,
                            Steps.RECORD_GRANT,
                            Steps.SIGNS,
                            settingUp().meanwhile());
            case TIER_TOO_LOW -> upgradeTier();
            case TIER_PROPAGATING -> afterWaiting(Steps.WAIT_AFTER_UPGRADE);
            case BILLING_INACTIVE, CREDIT_EXHAUSTED -> pay();
            case SPEND_LIMIT_REACHED -> raiseLimit();
            case RATE_LIMITED, PROVIDER_OVERLOADED, PROVIDER_ERROR -> waitForProvider();
            case NO_MODEL_LIST, MODEL_LIST_REFUSED -> List.of(Steps.MAKE_ONE_VIDEO, Steps.SIGNS);
            case PROJECT_ARCHIVED -> leaveProject();
            case KEY_OWNER_LOST_ACCESS -> joined(List.of(Steps.OWNER_AS_SERVICE), replaceKey());
            case KEY_EXPIRED_SOON -> replaceKey();
            case REQUEST_REFUSED -> tryAnother();
            case LISTED_NOT_PROVED, ACCEPTED_NOT_PROVED -> List.of(Steps.MAKE_ONE_VIDEO);
            case READY -> List.of();
        };
    }

    /** What to do when the project itself is not allowed the model. */
    public List<Step> onProjectPermission() {
        return joined(List.of(Steps.ALLOW_MODEL), on(Reason.MODEL_NOT_ENABLED));
    }

    /** What to do before a model that still works is switched off. */
    public List<Step> beforeShutdown() {
        return List.of(settingUp().inTime());
    }

    private List<Step> useAnotherProvider() {
        return List.of(
                Step.of(
                        "Use another provider that speaks the OpenAI Videos protocol (/v1/videos):"
                                + " a gateway such as LiteLLM or SayGM, or a server of your own such as"
                                + " vLLM-Omni or SGLang."),
                settingUp().address(),
                settingUp().models(),
                settingUp().key());
    }

    private List<Step> checkAddress() {
        List<Step> steps = new ArrayList<>();
        steps.add(settingUp().address());
        steps.add(
                Step.of(
                        "Ask by hand: GET /v1/models at "
                                + site.host()
                                + " with the key answers a JSON list of models."));
        if (site.openAiAccount()) {
            steps.add(Steps.LOOK_AT_STATUS);
        }
        return steps;
    }

    private List<Step> makeNewKey() {
        return newKey(
                site.openAiAccount()
                        ? Steps.MAKE_KEY
                        : Step.of(
                                "Make a new key in the account at "
                                        + site.host()
                                        + " and revoke the old one."));
    }

    /** The old one may work: it goes last. */
    private List<Step> replaceKey() {
        return newKey(
                site.openAiAccount()
                        ? Steps.REPLACE_KEY
                        : Step.of(
                                "Make a new key in the account at "
                                        + site.host()
                                        + "; revoke the old one when a video was taken with the"
                                        + " new one."));
    }

    private List<Step> newKey(Step how) {
        return List.of(how, settingUp().key(), settingUp().rightKey(), Steps.MAKE_ONE_VIDEO);
    }

    private List<Step> writeSecret() {
        return List.of(settingUp().readableKey(), settingUp().key());
    }

    private List<Step> permitKey() {
        String text =
                "Give the key the permissions that the provider names, such as writing videos and"
                        + " reading models, or use a key without restrictions.";
        return List.of(on(OpenAiPages.KEYS, text), Steps.MAKE_ONE_VIDEO);
    }

    private List<Step> reopenAccount() {
        Step ask = askOperator("why the account is closed, and to open it again");
        return site.openAiAccount()
                ? List.of(Steps.SUPPORT, settingUp().meanwhile())
                : List.of(ask, settingUp().meanwhile());
    }

    private List<Step> nameProject() {
        return joined(
                List.of(
                        Step.of(
                                "Put the id of the key's own project (proj_...) into the provider"
                                        + " secret as project, or take project out of it: a key of a"
                                        + " project needs none.")),
                replaceKey());
    }

    private List<Step> nameOrganization() {
        String text =
                "Copy the organization id (it starts with org-) into the provider secret as"
                        + " organization, and the project id as project if the key belongs to one.";
        return List.of(on(OpenAiPages.ORGANIZATION, text));
    }

    private List<Step> allowAddress() {
        String text =
                "Add this deployment's outgoing addresses to the account's list of allowed IP"
                        + " addresses, or take the list away.";
        return List.of(on(OpenAiPages.ORGANIZATION, text));
    }

    private List<Step> verify() {
        if (!site.openAiAccount()) {
            return List.of(
                    askOperator("to verify the organization that the key belongs to"),
                    Steps.MAKE_ONE_VIDEO);
        }
        return joined(
                List.of(
                        Steps.VERIFY,
                        Steps.RECORD_VERIFICATION,
                        Steps.WAIT_AFTER_VERIFICATION,
                        Steps.REPLACE_KEY,
                        settingUp().key(),
                        Steps.CHECK_ORGANIZATION,
                        Steps.MAKE_ONE_VIDEO),
                List.of(Steps.SUPPORT, settingUp().meanwhile()));
    }

    private List<Step> getModel() {
        if (site.atAzure()) {
            return List.of(
                    settingUp().deployments(), Steps.DEPLOY_MODEL, Steps.RECORD_GRANT, Steps.SIGNS);
        }
        if (!site.openAiAccount()) {
            return List.of(
                    settingUp().models(),
                    askOperator("to allow the model for this key"),
                    Steps.RECORD_REQUEST,
                    Steps.SIGNS);
        }
        return List.of(
                Steps.LOOK_AT_LIMITS,
                Steps.ASK_FOR_LIST,
                settingUp().models(),
                Steps.RECORD_REQUEST,
                Steps.REPLACE_KEY,
                settingUp().key(),
                Steps.MAKE_ONE_VIDEO,
                Steps.SUPPORT,
                settingUp().meanwhile());
    }

    private List<Step> upgradeTier() {
        if (!site.openAiAccount()) {
            return List.of(askOperator("for a plan that includes the model"));
        }
        return List.of(
                Steps.UPGRADE_TIER,
                Steps.RECORD_UPGRADE,
                Steps.WAIT_AFTER_UPGRADE,
                Steps.MAKE_ONE_VIDEO);
    }

    private List<Step> pay() {
        if (!site.openAiAccount()) {
            return List.of(
                    Step.of(
                            "Add credit or a payment method in the account at "
                                    + site.host()
                                    + "."),
                    Steps.MAKE_ONE_VIDEO);
        }
        return List.of(
                Steps.PAY, Steps.RECORD_UPGRADE, Steps.WAIT_AFTER_UPGRADE, Steps.MAKE_ONE_VIDEO);
    }

    private List<Step> raiseLimit() {
        String text =
                "Raise the monthly spend limit of the organization or the project, or wait until"
                        + " the next month begins.";
        return List.of(on(OpenAiPages.LIMITS, text), Steps.MAKE_ONE_VIDEO);
    }

    private List<Step> waitForProvider() {
        Step wait =
                Step.of(
                        "Wait: Reelay tries again by itself. This is no matter of access, and"
                                + " nothing needs to be changed.");
        return site.openAiAccount() ? List.of(wait, Steps.LOOK_AT_STATUS) : List.of(wait);
    }

    /** Nobody is blamed: the next video tells the request from the account. */
    private List<Step> tryAnother() {
        return List.of(
                Step.of(
                        "Read the provider's own words in this report: Reelay does not know them,"
                                + " so it blames neither the request nor the account."),
                Step.of(
                        "Make one video of a harmless prompt: if it is refused in the same words,"
                                + " it was not the prompt."),
                askOperator("what the words mean for this key and this model"));
    }

    private List<Step> leaveProject() {
        return joined(
                List.of(
                        Step.of(
                                "Make the key in a project that is not archived: the archived one"
                                        + " does not come back.")),
                replaceKey());
    }

    /** The rest is only for those who are still refused then. */
    private List<Step> afterWaiting(Step wait) {
        List<Step> steps = new ArrayList<>(List.of(wait, Steps.SIGNS));
        if (site.openAiAccount()) {
            steps.add(settingUp().onlyThenANewKey());
        }
        steps.add(settingUp().meanwhile());
        return steps;
    }

    /** A page of OpenAI's helps those who have an account there. */
    private Step on(String page, String text) {
        return site.openAiAccount() ? Step.at(page, text) : Step.of(text);
    }

    private Step askOperator(String what) {
        return Step.of("Ask whoever runs " + site.host() + " " + what + ".");
    }

    private static List<Step> joined(List<Step> first, List<Step> second) {
        return Stream.concat(first.stream(), second.stream()).toList();
    }

    private SettingUp settingUp() {
        return new SettingUp(site.runsLocally());
    }
}
