package reelay.access;

import java.util.List;

/**
 * What to do about each reason at a provider with a wire of its own.
 *
 * @param account whose pages help
 * @param host where it is asked
 * @param settings the steps that change the configuration
 */
record NativeAdvice(NativeAccount account, String host, NativeSettings settings) {

    List<Step> on(Reason reason) {
        return switch (reason) {
            case PROVIDER_RETIRED, MODEL_RETIRED ->
                    List.of(
                            Step.of("Choose another model, or another provider for it."),
                            settings.models());
            case UNREACHABLE, NOT_AN_OPENAI_API ->
                    List.of(
                            settings.address(),
                            Step.of(
                                    "Ask by hand: %s at %s with the key; it costs nothing."
                                            .formatted(account.question(), host)));
            case SECRET_UNREADABLE -> List.of(settings.key(), account.help().key());
            case KEY_INVALID,
                    KEY_MISSING,
                    KEY_NOT_PERMITTED,
                    KEY_EXPIRED_SOON,
                    KEY_OF_OTHER_PROJECT,
                    KEY_OWNER_LOST_ACCESS,
                    KEY_PREDATES_VERIFICATION,
                    PROJECT_ARCHIVED ->
                    List.of(account.help().key(), settings.key(), Steps.MAKE_ONE_VIDEO);
            case ACCOUNT_CLOSED ->
                    List.of(ask("why the account is closed, and to open it again"), meanwhile());
            case IP_NOT_ALLOWED ->
                    List.of(
                            Step.of(
                                    "Add this deployment's outgoing addresses to the account's list"
                                            + " of allowed IP addresses, or take the list away."));
            case REGION_NOT_SUPPORTED ->
                    List.of(
                            Step.of(
                                    "Ask the provider's address for this region, or deploy to a"
                                            + " region that it serves."),
                            settings.address());
            case MODEL_NOT_ENABLED, TIER_TOO_LOW ->
                    List.of(account.help().model(), settings.models(), Steps.MAKE_ONE_VIDEO);
            case BILLING_INACTIVE, CREDIT_EXHAUSTED ->
                    List.of(account.help().money(), Steps.MAKE_ONE_VIDEO);
            case SPEND_LIMIT_REACHED -> List.of(account.help().limit(), Steps.MAKE_ONE_VIDEO);
            case RATE_LIMITED, PROVIDER_OVERLOADED, PROVIDER_ERROR ->
                    List.of(
                            Step.of(
                                    "Wait: Reelay tries again by itself. This is no matter of"
                                            + " access, and nothing needs to be changed."));
            case REQUEST_REFUSED ->
                    List.of(
                            Step.of(
                                    "Read the provider's own words in this report: Reelay does not"
                                            + " know them, so it blames neither the request nor the"
                                            + " account."),
                            ask("what the words mean for this key and this model"));
            // What no word of such a provider means: a gateway behind it may have said it.
            case ORGANIZATION_MISMATCH,
                    ORGANIZATION_HEADER_MISSING,
                    ORGANIZATION_UNVERIFIED,
                    VERIFICATION_PROPAGATING,
                    ACCESS_PROPAGATING,
                    ACCESS_REQUESTED,
                    TIER_PROPAGATING ->
                    List.of(ask("what its words mean for this account"), meanwhile());
            case NO_MODEL_LIST, MODEL_LIST_REFUSED, LISTED_NOT_PROVED, ACCEPTED_NOT_PROVED ->
                    List.of(Steps.MAKE_ONE_VIDEO);
            case READY -> List.of();
        };
    }

    private Step meanwhile() {
        return Step.of(
                "Meanwhile, let another provider make the model: name it behind a | in"
                        + " VideoModels.");
    }

    private Step ask(String what) {
        return Step.of("Ask %s %s.".formatted(account.provider(), what));
    }
}
