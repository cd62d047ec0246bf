package reelay.accesscheck.checks;

import java.util.List;
import java.util.Optional;
import reelay.access.Reason;
import reelay.access.report.Finding;
import reelay.accesscheck.evidence.Evidence;
import reelay.provider.admin.AdminKey;

/** Does the key's owner still have access to the project? Only an admin key can tell. */
final class OwnerHasAccess implements Check {

    static final String NAME = "key_owner_has_access";

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
        Optional<AdminKey> key = evidence.admin().key().told();
        if (key.isEmpty()) {
            return skipped(evidence.admin().key().why());
        }
        return key.get().ownerHasAccess()
                ? pass(evidence, "The key's owner has access to the project.")
                : fail(
                        evidence,
                        Reason.KEY_OWNER_LOST_ACCESS,
                        "The key's owner has no access to the project any more.");
    }
}
