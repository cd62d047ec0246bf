package reelay.accesscheck;

import java.util.List;
import reelay.provider.ProviderError;

/** Does the provider know the key, from here, for this organization? */
final class KeyAccepted implements Check {

    static final String NAME = "key_accepted";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public List<String> needs() {
        return List.of(Reachable.NAME);
    }

    @Override
    public Finding decide(Evidence evidence) {
        return evidence.error()
                .map(error -> decide(evidence, error))
                .orElseGet(
                        () ->
                                Finding.pass(
                                        this,
                                        evidence,
                                        evidence.key().isPresent()
                                                ? evidence.host() + " accepts the key."
                                                : evidence.host() + " asks for no key."));
    }

    private Finding decide(Evidence evidence, ProviderError error) {
        if (evidence.key().isEmpty() && asksForKey(error)) {
            return Finding.fail(
                            this,
                            evidence,
                            Reason.KEY_MISSING,
                            evidence.host()
                                    + " asks for a key, and the provider secret holds none.")
                    .advising(Advice.makeNewKey(evidence));
        }
        Reason reason = Reason.of(error.kind());
        return switch (reason) {
            case KEY_INVALID ->
                    fail(evidence, reason, " does not know the key, or no longer.")
                            .advising(Advice.makeNewKey(evidence));
            case ORGANIZATION_MISMATCH ->
                    fail(
                                    evidence,
                                    reason,
                                    " does not count the key's owner to the organization that was"
                                            + " asked for.")
                            .advising(Advice.nameOrganization(evidence));
            case IP_NOT_ALLOWED ->
                    fail(evidence, reason, " does not take the key from this IP address.")
                            .advising(Advice.allowAddress());
            case REGION_NOT_SUPPORTED ->
                    fail(evidence, reason, " does not serve the country or region we ask from.")
                            .advising(Advice.moveRegion());
            case MODEL_LIST_REFUSED ->
                    Finding.pass(
                            this,
                            evidence,
                            evidence.host() + " knows the key; it refuses for another reason.");
            case RATE_LIMITED, PROVIDER_OVERLOADED, PROVIDER_ERROR ->
                    cannotTell(evidence, reason).tryingAgainAt(evidence.later());
            case PROVIDER_RETIRED,
                    MODEL_RETIRED,
                    UNREACHABLE,
                    NOT_AN_OPENAI_API,
                    KEY_MISSING,
                    MODEL_NOT_ENABLED,
                    NO_MODEL_LIST,
                    LISTED ->
                    cannotTell(evidence, reason);
        };
    }

    /** Servers say it with 401, some frameworks with 403. */
    private static boolean asksForKey(ProviderError error) {
        int status = error.httpStatus().orElse(0);
        return status == 401
                || (status == 403 && Reason.of(error.kind()) == Reason.MODEL_LIST_REFUSED)
                || Reason.of(error.kind()) == Reason.KEY_INVALID;
    }

    private Finding fail(Evidence evidence, Reason reason, String what) {
        return Finding.fail(this, evidence, reason, evidence.host() + what);
    }

    private Finding cannotTell(Evidence evidence, Reason reason) {
        return Finding.unknown(
                this,
                evidence,
                reason,
                "Cannot tell whether "
                        + evidence.host()
                        + " accepts the key: "
                        + evidence.whyNotListed());
    }
}
