package reelay.accesscheck.checks;

import java.time.Instant;
import java.util.Optional;
import reelay.access.AccessDecision;
import reelay.access.Milestone;
import reelay.access.Reason;
import reelay.access.report.Finding;
import reelay.accesscheck.evidence.Evidence;
import reelay.accesscheck.evidence.Times;
import reelay.provider.ProviderError;
import reelay.provider.ProviderErrorKind;

/**
 * Is the organization verified? No interface tells; only the text of a refusal does, whatever its
 * status, and what people told.
 */
record OrganizationVerified(String check, Evidence evidence) implements Examination {

    private static final String UNTOLD =
            "No interface tells whether it is; if it was verified, record when, and Reelay knows"
                    + " how long to wait.";

    private static final String TOLD =
            "It was verified at %s, as was told, and nothing was refused since.";

    private static final String NOTHING_KNOWN =
            "No interface tells whether the organization is verified, and nothing was refused for"
                    + " it.";

    @Override
    public Finding decide() {
        return evidence.unverified().map(this::refused).orElseGet(this::notRefused);
    }

    private Finding refused(ProviderError error) {
        AccessDecision decision =
                evidence.windows().decide(error, evidence.known(), evidence.now());
        Finding finding =
                switch (decision) {
                    case AccessDecision.Propagating wait ->
                            onItsWay(
                                    wait,
                                    "%s still says that the organization must be verified.%s"
                                            .formatted(evidence.who(), said(error)));
                    case AccessDecision.Blocked blocked
                            when blocked.reason() == Reason.KEY_PREDATES_VERIFICATION ->
                            pass(
                                    "The organization was verified, as was told; the key is older"
                                            + " than that.");
                    case AccessDecision.Blocked blocked ->
                            fail(blocked.reason(), unverified() + said(error));
                    case AccessDecision.Busy _, AccessDecision.NotAccess _ ->
                            throw new IllegalStateException("not about verification: " + decision);
                };
        return finding.observing(evidence.quoting().observed(error)).inferredFromSigns();
    }

    private String unverified() {
        String seen =
                evidence.refusal(ProviderErrorKind.ORGANIZATION_UNVERIFIED)
                        .map(refused -> " at " + Times.text(refused.at()))
                        .orElse("");
        return "%s said%s that the organization must be verified. %s"
                .formatted(evidence.who(), seen, verifiedAt().map(this::late).orElse(UNTOLD));
    }

    private String late(Instant since) {
        return "It was verified at %s, as was told, and that should have arrived by now: is it the organization of this key?"
                .formatted(Times.text(since));
    }

    private Finding notRefused() {
        if (!evidence.site().openAiAccount()) {
            return pass(evidence.who() + " is not known to ask for a verification.");
        }
        return pass(evidence.proof()
                        .map(Times::text)
                        .map("It took a video at %s, so it is, or need not be."::formatted)
                        .or(() -> verifiedAt().map(Times::text).map(TOLD::formatted))
                        .orElse(NOTHING_KNOWN))
                .inferredFromSigns();
    }

    private Optional<Instant> verifiedAt() {
        return evidence.milestones().at(Milestone.VERIFIED_AT);
    }
}
