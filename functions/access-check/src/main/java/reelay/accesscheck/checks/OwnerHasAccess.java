package reelay.accesscheck.checks;

import java.util.Optional;
import reelay.access.Reason;
import reelay.access.report.Finding;
import reelay.accesscheck.evidence.Evidence;
import reelay.provider.admin.AdminKey;

/** Does the key's owner still have access to the project? Only an admin key can tell. */
record OwnerHasAccess(String check, Evidence evidence) implements Examination {

    @Override
    public Finding decide() {
        Optional<AdminKey> key = evidence.admin().key().told();
        if (key.isEmpty()) {
            return skipped(evidence.admin().key().why());
        }
        return key.get().ownerHasAccess()
                ? pass("The key's owner has access to the project.")
                : fail(
                        Reason.KEY_OWNER_LOST_ACCESS,
                        "The key's owner has no access to the project any more.");
    }
}
