package reelay.accesscheck.checks;

import java.time.Instant;
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
record KeyNewer(String check, Evidence evidence) implements Examination {

    @Override
    public Finding decide() {
        Milestones known = evidence.known();
        Optional<Instant> verified = known.at(Milestone.VERIFIED_AT);
        Optional<Instant> created = known.at(Milestone.KEY_CREATED_AT);
        if (verified.isEmpty() || created.isEmpty()) {
            String missing =
                    verified.isEmpty()
                            ? "nobody told when the organization was verified"
                            : "nobody told when the key was made, and "
                                    + evidence.admin().key().why();
            return pass("Cannot be compared: " + missing + ".").inferredFromSigns();
        }
        String dates =
                "The key was made at %s, the organization verified at %s."
                        .formatted(Times.text(created.get()), Times.text(verified.get()));
        if (!AccessWindows.keyPredatesVerification(known)) {
            return pass(dates);
        }
        if (evidence.proof().filter(at -> at.isAfter(verified.get())).isPresent()) {
            return pass(dates + " A video was taken since, so the key knows of it.");
        }
        Finding older =
                isRefused()
                        ? fail(
                                Reason.KEY_PREDATES_VERIFICATION,
                                dates + " The key is older, and is refused: it needs a new one.")
                        : unknown(
                                Reason.KEY_PREDATES_VERIFICATION,
                                dates
                                        + " The key is older, so the first video may be refused;"
                                        + " then it needs a new one.");
        return older.inferredFromSigns();
    }

    private boolean isRefused() {
        return evidence.unverified().isPresent()
                || evidence.refusal(
                                ProviderErrorKind.MODEL_NOT_PERMITTED,
                                ProviderErrorKind.MODEL_NOT_FOUND)
                        .isPresent()
                || !evidence.missing().isEmpty();
    }
}
