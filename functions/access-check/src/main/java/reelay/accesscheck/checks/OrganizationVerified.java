package reelay.accesscheck.checks;

import java.util.List;
import java.util.Optional;
import reelay.access.AccessDecision;
import reelay.access.Milestone;
import reelay.access.Reason;
import reelay.access.report.Finding;
import reelay.accesscheck.evidence.Evidence;
import reelay.accesscheck.evidence.RealVideos;
import reelay.accesscheck.evidence.Times;
import reelay.provider.ProviderError;
import reelay.provider.ProviderErrorKind;

/**
 * Is the organization verified? No interface tells; only the text of a refusal does, whatever its
 * status, and what people told.
 */
public final class OrganizationVerified implements Check {

    public static final String NAME = "organization_verified";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public List<String> needs() {
        return List.of(KeyAccepted.NAME);
    }

    /** The refusal that says so, if there is one. */
    public static Optional<ProviderError> refusal(Evidence evidence) {
        return evidence.error()
                .filter(error -> error.kind() == ProviderErrorKind.ORGANIZATION_UNVERIFIED)
                .or(
                        () ->
                                evidence.refusal(ProviderErrorKind.ORGANIZATION_UNVERIFIED)
                                        .map(RealVideos.Refused::error));
    }

    @Override
    public Finding decide(Evidence evidence) {
        return refusal(evidence)
                .map(error -> refused(evidence, error))
                .orElseGet(() -> notRefused(evidence));
    }

    private Finding refused(Evidence evidence, ProviderError error) {
        AccessDecision decision =
                evidence.windows().decide(error, evidence.known(), evidence.now());
        Finding finding =
                switch (decision) {
                    case AccessDecision.Propagating wait ->
                            onItsWay(
                                    evidence,
                                    wait,
                                    evidence.host()
                                            + " still says that the organization must be"
                                            + " verified."
                                            + said(evidence, error));
                    case AccessDecision.Blocked blocked
                            when blocked.reason() == Reason.KEY_PREDATES_VERIFICATION ->
                            pass(
                                    evidence,
                                    "The organization was verified, as was told; the key is older"
                                            + " than that.");
                    case AccessDecision.Blocked blocked ->
                            fail(
                                    evidence,
                                    blocked.reason(),
                                    unverified(evidence) + said(evidence, error));
                    case AccessDecision.Busy _, AccessDecision.NotAccess _ ->
                            throw new IllegalStateException("not about verification: " + decision);
                };
        return shown(evidence, error, finding).inferredFromSigns();
    }

    private static Finding shown(Evidence evidence, ProviderError error, Finding finding) {
        return new Finding(
                finding.check(),
                finding.state(),
                finding.reason(),
                finding.sentence(),
                finding.inferred(),
                evidence.observed(error),
                finding.advice(),
                finding.link(),
                finding.tryAgainAt());
    }

    private static String unverified(Evidence evidence) {
        String seen =
                evidence.refusal(ProviderErrorKind.ORGANIZATION_UNVERIFIED)
                        .map(refused -> " at " + Times.text(refused.at()))
                        .orElse("");
        String says =
                evidence.host() + " said" + seen + " that the organization must be verified. ";
        return evidence.milestones()
                .at(Milestone.VERIFIED_AT)
                .map(
                        since ->
                                says
                                        + "It was verified at "
                                        + Times.text(since)
                                        + ", as was told, and that should have arrived by now: is"
                                        + " it the organization of this key?")
                .orElse(
                        says
                                + "No interface tells whether it is; if it was verified, record"
                                + " when, and Reelay knows how long to wait.");
    }

    private Finding notRefused(Evidence evidence) {
        if (!evidence.site().openAiAccount()) {
            return pass(evidence, evidence.host() + " is not known to ask for a verification.");
        }
        String text =
                evidence.proof()
                        .map(
                                at ->
                                        "It took a video at "
                                                + Times.text(at)
                                                + ", so it is, or need not be.")
                        .or(
                                () ->
                                        evidence.milestones()
                                                .at(Milestone.VERIFIED_AT)
                                                .map(
                                                        at ->
                                                                "It was verified at "
                                                                        + Times.text(at)
                                                                        + ", as was told, and"
                                                                        + " nothing was refused"
                                                                        + " since."))
                        .orElse(
                                "No interface tells whether the organization is verified, and"
                                        + " nothing was refused for it.");
        return pass(evidence, text).inferredFromSigns();
    }
}
