package reelay.accesscheck;

import java.util.List;
import java.util.Optional;
import reelay.access.Finding;
import reelay.access.Reason;
import reelay.provider.ProviderError;
import reelay.provider.ProviderErrorKind;

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
                    evidence.host() + " asks for a key, and the provider secret holds none.");
        }
        Reason reason = ListRefusal.of(error.kind());
        return switch (reason) {
            case KEY_INVALID, KEY_OF_OTHER_PROJECT, IP_NOT_ALLOWED, REGION_NOT_SUPPORTED ->
                    fail(evidence, reason, sentence(evidence, reason));
            case ORGANIZATION_MISMATCH, MODEL_LIST_REFUSED ->
                    pass(
                            evidence,
                            evidence.host() + " knows the key; it refuses for another reason.");
            case RATE_LIMITED, PROVIDER_OVERLOADED, PROVIDER_ERROR ->
                    cannotTell(evidence, reason).tryingAgainAt(evidence.later());
            default -> bySubmit(evidence).orElseGet(() -> cannotTell(evidence, reason));
        };
    }

    /** Where no list tells, the last real video does. */
    private Optional<Finding> bySubmit(Evidence evidence) {
        return evidence.refusal(
                        ProviderErrorKind.KEY_INVALID,
                        ProviderErrorKind.NOT_OF_THE_PROJECT,
                        ProviderErrorKind.IP_NOT_ALLOWED,
                        ProviderErrorKind.REGION_NOT_SUPPORTED)
                .map(
                        refused -> {
                            Reason reason = ListRefusal.of(refused.error().kind());
                            return refused(evidence, refused, reason, sentence(evidence, reason));
                        })
                .or(
                        () ->
                                evidence.proof()
                                        .map(
                                                at ->
                                                        pass(
                                                                evidence,
                                                                "It took a video at "
                                                                        + Times.text(at)
                                                                        + ".")));
    }

    private static String sentence(Evidence evidence, Reason reason) {
        return evidence.host()
                + switch (reason) {
                    case KEY_INVALID -> " does not know the key, or no longer.";
                    case KEY_OF_OTHER_PROJECT ->
                            " says that the key belongs to another project than the one asked for.";
                    case IP_NOT_ALLOWED -> " does not take the key from this IP address.";
                    default -> " does not serve the country or region we ask from.";
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
