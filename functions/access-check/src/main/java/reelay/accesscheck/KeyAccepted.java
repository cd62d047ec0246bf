package reelay.accesscheck;

import java.util.List;
import reelay.access.Finding;
import reelay.access.Reason;
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
                                pass(
                                        evidence,
                                        evidence.key().isPresent()
                                                ? evidence.host() + " accepts the key."
                                                : evidence.host() + " asks for no key."));
    }

    private Finding decide(Evidence evidence, ProviderError error) {
        if (evidence.key().isEmpty() && asksForKey(error)) {
            return fail(
                            evidence,
                            Reason.KEY_MISSING,
                            evidence.host()
                                    + " asks for a key, and the provider secret holds none.")
                    .advising(evidence.advice(Reason.KEY_INVALID));
        }
        Reason reason = ListRefusal.of(error.kind());
        return switch (reason) {
            case KEY_INVALID ->
                    fail(
                                    evidence,
                                    reason,
                                    evidence.host() + " does not know the key, or no longer.")
                            .advising(evidence.advice(Reason.KEY_INVALID));
            case ORGANIZATION_MISMATCH ->
                    fail(
                                    evidence,
                                    reason,
                                    evidence.host()
                                            + " does not count the key's owner to the organization that was"
                                            + " asked for.")
                            .advising(evidence.advice(Reason.ORGANIZATION_MISMATCH));
            case IP_NOT_ALLOWED ->
                    fail(
                                    evidence,
                                    reason,
                                    evidence.host()
                                            + " does not take the key from this IP address.")
                            .advising(evidence.advice(Reason.IP_NOT_ALLOWED));
            case REGION_NOT_SUPPORTED ->
                    fail(
                                    evidence,
                                    reason,
                                    evidence.host()
                                            + " does not serve the country or region we ask from.")
                            .advising(evidence.advice(Reason.REGION_NOT_SUPPORTED));
            case MODEL_LIST_REFUSED ->
                    pass(
                            evidence,
                            evidence.host() + " knows the key; it refuses for another reason.");
            case RATE_LIMITED, PROVIDER_OVERLOADED, PROVIDER_ERROR ->
                    cannotTell(evidence, reason).tryingAgainAt(evidence.later());
            case KEY_OF_OTHER_PROJECT ->
                    fail(
                                    evidence,
                                    reason,
                                    evidence.host()
                                            + " says that the key belongs to another project than"
                                            + " the one asked for.")
                            .advising(evidence.advice(reason));
            default -> cannotTell(evidence, reason);
        };
    }

    /** Servers say it with 401, some frameworks with 403. */
    private static boolean asksForKey(ProviderError error) {
        int status = error.httpStatus().orElse(0);
        return status == 401
                || (status == 403 && ListRefusal.of(error.kind()) == Reason.MODEL_LIST_REFUSED)
                || ListRefusal.of(error.kind()) == Reason.KEY_INVALID;
    }

    private Finding cannotTell(Evidence evidence, Reason reason) {
        return unknown(
                evidence,
                reason,
                "Cannot tell whether "
                        + evidence.host()
                        + " accepts the key: "
                        + evidence.whyNotListed());
    }
}
