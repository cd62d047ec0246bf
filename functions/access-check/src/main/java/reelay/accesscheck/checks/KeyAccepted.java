package reelay.accesscheck.checks;

import java.util.Optional;
import reelay.access.Reason;
import reelay.access.report.Finding;
import reelay.accesscheck.evidence.Evidence;
import reelay.accesscheck.evidence.Times;
import reelay.provider.ModelsAnswer;
import reelay.provider.ProviderError;
import reelay.provider.ProviderErrorKind;

/** Does the provider know the key, from here, for this organization? */
record KeyAccepted(String check, Evidence evidence) implements Examination {

    @Override
    public Finding decide() {
        return evidence.error()
                .map(this::decide)
                .or(this::bySubmit)
                .or(() -> evidence.keyDoubt().map(this::inDoubt))
                .orElseGet(
                        () ->
                                pass(
                                        evidence.key().isPresent()
                                                ? evidence.who() + " accepts the key."
                                                : evidence.who() + " asks for no key."));
    }

    /** A list that anybody may read says nothing of the key, but a video does. */
    private Finding inDoubt(ProviderError doubt) {
        return byProof()
                .orElseGet(
                        () -> {
                            Reason reason = evidence.meaning(doubt.kind());
                            Finding unknown =
                                    unknown(
                                            reason,
                                            "Cannot tell whether %s accepts the key: what it answers when asked for it, we cannot read.%s"
                                                    .formatted(evidence.who(), said(doubt)));
                            return reason.passesByItself()
                                    ? unknown.tryingAgainAt(evidence.later())
                                    : unknown;
                        });
    }

    private Finding decide(ProviderError error) {
        if (evidence.key().isEmpty() && asksForKey(error)) {
            return fail(Reason.KEY_MISSING, sentence(Reason.KEY_MISSING));
        }
        Reason reason = evidence.meaning(error.kind());
        return switch (reason) {
            case KEY_INVALID,
                    KEY_NOT_PERMITTED,
                    KEY_OF_OTHER_PROJECT,
                    ACCOUNT_CLOSED,
                    IP_NOT_ALLOWED,
                    REGION_NOT_SUPPORTED ->
                    fail(reason, sentence(reason) + said(error));
            case ORGANIZATION_MISMATCH, MODEL_LIST_REFUSED, MODEL_NOT_ENABLED ->
                    bySubmit()
                            .orElseGet(
                                    () ->
                                            pass(
                                                    evidence.who()
                                                            + " knows the key; it refuses for"
                                                            + " another reason."));
            case RATE_LIMITED, PROVIDER_OVERLOADED, PROVIDER_ERROR ->
                    bySubmit().orElseGet(() -> cannotTell(reason).tryingAgainAt(evidence.later()));
            default -> bySubmit().or(this::byProof).orElseGet(() -> cannotTell(reason));
        };
    }

    /** The last real video knows more than the list, which some show to everybody. */
    private Optional<Finding> bySubmit() {
        return evidence.refusal(
                        ProviderErrorKind.KEY_MISSING,
                        ProviderErrorKind.KEY_INVALID,
                        ProviderErrorKind.KEY_NOT_PERMITTED,
                        ProviderErrorKind.NOT_OF_THE_PROJECT,
                        ProviderErrorKind.ACCOUNT_CLOSED,
                        ProviderErrorKind.IP_NOT_ALLOWED,
                        ProviderErrorKind.REGION_NOT_SUPPORTED)
                .map(
                        refused -> {
                            Reason reason = evidence.reason(refused.error()).orElseThrow();
                            return refused(refused, reason, sentence(reason));
                        });
    }

    private Optional<Finding> byProof() {
        return evidence.proof().map(at -> pass("It took a video at " + Times.text(at) + "."));
    }

    private String sentence(Reason reason) {
        return evidence.who()
                + switch (reason) {
                    case KEY_MISSING -> " asks for a key, and the provider secret holds none.";
                    case KEY_INVALID -> " does not know the key, or no longer.";
                    case KEY_NOT_PERMITTED ->
                            " knows the key and does not let it make videos: it lacks a"
                                    + " permission.";
                    case ACCOUNT_CLOSED -> " has suspended or closed the account.";
                    case KEY_OF_OTHER_PROJECT ->
                            " says that the key belongs to another project than the one asked for.";
                    case IP_NOT_ALLOWED -> " does not take the key from this IP address.";
                    default -> " does not serve the country or region we ask from.";
                };
    }

    /** Without a key, whatever refuses to show the list wants one. */
    private boolean asksForKey(ProviderError error) {
        return switch (error.kind()) {
            case KEY_MISSING, KEY_INVALID, KEY_NOT_PERMITTED, NOT_OF_THE_PROJECT, NOT_A_MEMBER ->
                    true;
            case MODEL_NOT_PERMITTED, REQUEST_REFUSED ->
                    evidence.answer() instanceof ModelsAnswer.Denied;
            default -> false;
        };
    }

    private Finding cannotTell(Reason reason) {
        return unknown(
                reason,
                "Cannot tell whether %s accepts the key: %s"
                        .formatted(evidence.who(), evidence.whyNotListed()));
    }
}
