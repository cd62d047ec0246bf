package reelay.accesscheck.checks;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import reelay.access.Reason;
import reelay.access.report.Finding;
import reelay.accesscheck.evidence.Evidence;
import reelay.accesscheck.evidence.Times;
import reelay.provider.admin.AdminKey;

/** Does the key end soon? Only an admin key can tell. */
record KeyLasts(String check, Evidence evidence) implements Examination {

    private static final Duration SOON = Duration.ofDays(14);

    @Override
    public Finding decide() {
        Optional<AdminKey> key = evidence.admin().key().told();
        if (key.isEmpty()) {
            return skipped(evidence.admin().key().why());
        }
        Optional<Instant> end = key.get().expiresAt();
        if (end.isEmpty()) {
            return pass("The key has no end.");
        }
        if (!evidence.now().isBefore(end.get())) {
            return fail(Reason.KEY_INVALID, "The key expired at " + Times.text(end.get()) + ".");
        }
        String sentence = "The key expires at " + Times.text(end.get()) + ".";
        return evidence.now().plus(SOON).isBefore(end.get())
                ? pass(sentence)
                : pass(sentence + " Videos can be made until then.")
                        .warning(Reason.KEY_EXPIRED_SOON)
                        .advising(evidence.advice(Reason.KEY_EXPIRED_SOON));
    }
}
