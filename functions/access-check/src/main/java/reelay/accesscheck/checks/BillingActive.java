package reelay.accesscheck.checks;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import reelay.access.AccessDecision;
import reelay.access.Reason;
import reelay.access.report.Finding;
import reelay.accesscheck.evidence.Evidence;
import reelay.accesscheck.evidence.RealVideos;
import reelay.accesscheck.evidence.Times;
import reelay.provider.ProviderError;
import reelay.provider.ProviderErrorKind;
import reelay.provider.admin.SpendLimit;

/** Does the account pay, and is no limit reached? The code of a refusal decides, not its type. */
record BillingActive(String check, Evidence evidence) implements Examination {

    private static final ProviderErrorKind[] BILLING = {
        ProviderErrorKind.BILLING_INACTIVE,
        ProviderErrorKind.QUOTA_EXHAUSTED,
        ProviderErrorKind.SPEND_LIMIT_REACHED
    };

    private static final String NOTHING_REFUSED =
            "Nothing was refused for billing; no interface tells how much credit is left.";

    @Override
    public Finding decide() {
        return byList().or(this::byAdmin)
                .or(this::byLimit)
                .or(this::bySubmit)
                .orElseGet(
                        () ->
                                pass(evidence.proof()
                                                .map(Times::text)
                                                .map("It took a video at %s, so it is."::formatted)
                                                .orElseGet(this::nothingRefused))
                                        .inferredFromSigns());
    }

    private String nothingRefused() {
        return evidence.left()
                .map(left -> "The limit of the key leaves $%s.".formatted(left.toPlainString()))
                .orElse(NOTHING_REFUSED);
    }

    private Optional<Finding> byList() {
        return evidence.error()
                .filter(error -> List.of(BILLING).contains(error.kind()))
                .map(error -> decided(error, Optional.empty()));
    }

    private Optional<Finding> bySubmit() {
        return evidence.refusal(BILLING)
                .map(refused -> decided(refused.error(), Optional.of(refused)));
    }

    private Finding decided(ProviderError error, Optional<RealVideos.Refused> refused) {
        AccessDecision decision =
                evidence.windows().decide(error, evidence.known(), evidence.now());
        return switch (decision) {
            case AccessDecision.Propagating wait ->
                    onItsWay(wait, "It is still refused for billing." + said(error));
            case AccessDecision.Blocked blocked ->
                    refused.map(seen -> refused(seen, blocked.reason(), sentence(blocked.reason())))
                            .orElseGet(
                                    () ->
                                            fail(
                                                    blocked.reason(),
                                                    sentence(blocked.reason()) + said(error)));
            case AccessDecision.Busy _, AccessDecision.NotAccess _ ->
                    throw new IllegalStateException("not about billing: " + decision);
        };
    }

    private Optional<Finding> byAdmin() {
        return Stream.of(evidence.admin().organizationLimit(), evidence.admin().projectLimit())
                .flatMap(limit -> limit.told().stream())
                .filter(SpendLimit::enforcing)
                .findFirst()
                .map(
                        limit ->
                                fail(
                                        Reason.SPEND_LIMIT_REACHED,
                                        "This month's spend limit of %s %s is reached, and requests are refused."
                                                .formatted(
                                                        limit.amount().toPlainString(),
                                                        limit.currency())));
    }

    private Optional<Finding> byLimit() {
        return evidence.left()
                .filter(left -> left.signum() <= 0)
                .map(
                        _ ->
                                fail(
                                        Reason.SPEND_LIMIT_REACHED,
                                        "The limit of the key at %s is used up."
                                                .formatted(evidence.who())));
    }

    /** With several providers it must be said whose. */
    private String account() {
        return evidence.nativeAccount().isPresent() ? "account at " + evidence.who() : "account";
    }

    private String sentence(Reason reason) {
        return switch (reason) {
            case BILLING_INACTIVE -> "Billing is not active in the %s.".formatted(account());
            case CREDIT_EXHAUSTED -> "The %s has no credit left.".formatted(account());
            default ->
                    evidence.nativeAccount().isPresent()
                            ? "A limit that was set for the account or the key is reached."
                            : "The spend limit of the organization or the project is reached.";
        };
    }
}
