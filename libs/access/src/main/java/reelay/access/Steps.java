package reelay.access;

import reelay.provider.site.OpenAi;
import reelay.provider.site.OpenAiPages;

/** The single steps of the access guide, in the order it takes them. */
final class Steps {

    static final Step DEPLOY_MODEL =
            Step.of(
                    "If there is no deployment yet: deploy the model in the resource's own page."
                            + " A new deployment takes some minutes to be seen.");

    static final Step VERIFY =
            Step.at(
                    OpenAiPages.ORGANIZATION,
                    "Look for the green check at \"Organization Verified\"; if it is not there,"
                            + " click \"Verify Organization\". One identity document verifies one"
                            + " organization in 90 days, and a high tier does not replace it.");

    static final Step RECORD_VERIFICATION =
            Step.of(
                    "Tell Reelay when it was verified: verified_at, in the form \"Milestones\" of"
                            + " the page or with PUT /v1/access/milestones. It then waits by itself"
                            + " until the verification has arrived.");

    static final Step WAIT_AFTER_VERIFICATION =
            Step.of(
                    "Wait 15 to 30 minutes after the verification. Reelay looks again by itself,"
                            + " and videos that wait go on.");

    static final Step LOOK_AT_LIMITS =
            Step.at(
                    OpenAiPages.LIMITS,
                    "Look whether the limits page lists the model (\"Sora 2\" or \"Video"
                            + " Generation\" in the guide's case). If not: contact support, join the"
                            + " waitlist, or upgrade the tier.");

    static final Step RECORD_REQUEST =
            Step.of(
                    "Tell Reelay what was done: access_requested_at, and access_granted_at once it"
                            + " is granted, in the form \"Milestones\" of the page or with PUT"
                            + " /v1/access/milestones. A request takes 1 to 3 business days, a grant a"
                            + " few hours to arrive.");

    static final Step RECORD_GRANT =
            Step.of(
                    "When it is granted, tell Reelay: access_granted_at, in the form \"Milestones\""
                            + " of the page or with PUT /v1/access/milestones.");

    static final Step WAIT_AFTER_REQUEST =
            Step.of("Wait for the answer to the request: 1 to 3 business days.");

    static final Step WAIT_AFTER_GRANT =
            Step.of(
                    "Wait a few hours after access was granted. Reelay looks again by itself, and"
                            + " videos that wait go on.");

    static final Step UPGRADE_TIER =
            Step.at(
                    OpenAiPages.BILLING,
                    "Upgrade the usage tier: the free tier has no video models. Videos may need a"
                            + " verified organization, an active payment method, a specific tier and a"
                            + " minimum usage history.");

    static final Step RECORD_UPGRADE =
            Step.of(
                    "Tell Reelay when that was done: tier_upgraded_at, in the form \"Milestones\""
                            + " of the page or with PUT /v1/access/milestones.");

    static final Step WAIT_AFTER_UPGRADE =
            Step.of(
                    "Wait up to an hour after the upgrade. Reelay looks again by itself, and videos"
                            + " that wait go on.");

    static final Step PAY =
            Step.at(
                    OpenAiPages.BILLING,
                    "Add an active payment method or buy credit. Videos may also need a verified"
                            + " organization, a specific tier and a minimum usage history.");

    static final Step MAKE_KEY =
            Step.at(
                    OpenAiPages.KEYS,
                    "Delete or revoke the old key, then create a new one inside the organization,"
                            + " not in a personal account; name it and copy it at once, it is shown"
                            + " only once.");

    /** Where the old one may still work: it is not taken away before the new one does. */
    static final Step REPLACE_KEY =
            Step.at(
                    OpenAiPages.KEYS,
                    "Create a new key inside the organization, not in a personal account; name it"
                            + " and copy it at once, it is shown only once. Delete or revoke the"
                            + " old one only when a video was taken with the new one.");

    static final Step ASK_FOR_LIST =
            Step.of(
                    "Ask by hand: GET "
                            + OpenAi.ADDRESS
                            + "/models with the key; the model's"
                            + " name in the output means that it is listed.");

    static final Step ALLOW_MODEL =
            Step.at(
                    OpenAiPages.LIMITS,
                    "Allow the model in the project's list of models, or use a key of another"
                            + " project.");

    static final Step MAKE_ONE_VIDEO =
            Step.of(
                    "Make one video: whether the provider takes it is the only proof there is, and"
                            + " the next report shows it.");

    static final Step SIGNS =
            Step.of(
                    "It works when no 403 comes any more, a video's status is queued or in_progress"
                            + " with its id in the logs, and Reelay polls for it. A video then takes 1"
                            + " to 3 minutes, its progress is shown, and it appears in the gallery by"
                            + " itself.");

    static final Step CHECK_ORGANIZATION =
            Step.at(
                    OpenAiPages.ORGANIZATION,
                    "If the page shows it as verified: look whether it is the organization of the"
                            + " key, and put its id (it starts with org-) into the provider secret"
                            + " as organization. A key of a new project has helped some.");

    static final Step OWNER_AS_SERVICE =
            Step.of(
                    "Give the key's owner access to the project again, or make the key of a service"
                            + " account, which does not leave.");

    static final Step SUPPORT =
            Step.at(
                    OpenAiPages.HELP,
                    "If nothing helped: \"Contact us\", topic API, Model Access, with the message"
                            + " of this report.");

    static final Step LOOK_AT_STATUS =
            Step.at(OpenAiPages.STATUS, "Look whether OpenAI reports an outage.");

    private Steps() {}
}
