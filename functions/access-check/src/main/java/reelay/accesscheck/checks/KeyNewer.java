package reelay.accesscheck.checks;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import reelay.access.AccessWindows;
import reelay.access.Milestone;
import reelay.access.Milestones;
import reelay.access.Reason;
import reelay.access.report.Finding;
import reelay.accesscheck.evidence.Evidence;
import reelay.accesscheck.evidence.Times;
import reelay.provider.ProviderErrorKind;

/** Was the key made after the organization was verified? An older one may not know of it. */
public final class KeyNewer implements Check {

    public static final String NAME = "key_newer_than_verification";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public List<String> needs() {
        return List.of(KeyAccepted.NAME, OrganizationVerified.NAME);
    }

    @Override
    public Finding decide(Evidence evidence) {
        Milestones known = evidence.known();
        Optional<Instant> verified = known.at(Milestone.VERIFIED_AT);
        Optional<Instant> created = known.at(Milestone.KEY_CREATED_AT);
        if (verified.isEmpty() || created.isEmpty()) {
            return pass(
                            evidence,
                            "Cannot be compared: "
                                    + (verified.isEmpty()
                                            ? "nobody told when the organization was verified."
                                            : "nobody told when the key was made, and "
                                                    + evidence.admin().key().why()
                                                    + "."))
                    .inferredFromSigns();
        }
        String dates =
                "The key was made at "
                        + Times.text(created.get())
                        + ", the organization verified at "
                        + Times.text(verified.get())
                        + ".";
        if (!AccessWindows.keyPredatesVerification(known)) {
            return pass(evidence, dates);
        }
        if (evidence.proof().filter(at -> at.isAfter(verified.get())).isPresent()) {
            return pass(evidence, dates + " A video was taken since, so the key knows of it.");
        }
        return refusedFor(evidence)
                ? fail(
                                evidence,
                                Reason.KEY_PREDATES_VERIFICATION,
                                dates + " The key is older, and is refused: it needs a new one.")
                        .inferredFromSigns()
                : unknown(
                                evidence,
                                Reason.KEY_PREDATES_VERIFICATION,
                                dates
                                        + " The key is older, so the first video may be refused;"
                                        + " then it needs a new one.")
                        .inferredFromSigns();
    }

    private static boolean refusedFor(Evidence evidence) {
        return OrganizationVerified.refusal(evidence).isPresent()
                || evidence.refusal(
                                ProviderErrorKind.MODEL_NOT_PERMITTED,
                                ProviderErrorKind.MODEL_NOT_FOUND)
                        .isPresent()
                || !ModelListed.missing(evidence).isEmpty();
    }
}
