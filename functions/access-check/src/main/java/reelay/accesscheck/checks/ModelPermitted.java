package reelay.accesscheck.checks;

import java.util.List;
import java.util.Optional;
import reelay.access.Advice;
import reelay.access.Reason;
import reelay.access.report.Finding;
import reelay.accesscheck.evidence.Evidence;
import reelay.provider.admin.ModelPermissions;

/** May the key's project use the models? Only an admin key can tell. */
record ModelPermitted(String check, Evidence evidence) implements Examination {

    @Override
    public Finding decide() {
        Optional<ModelPermissions> permissions = evidence.admin().permissions().told();
        if (permissions.isEmpty()) {
            return skipped(evidence.admin().permissions().why());
        }
        List<String> denied =
                evidence.models().stream()
                        .filter(model -> !permissions.get().allow(model))
                        .toList();
        if (denied.isEmpty()) {
            return pass("The project may use " + String.join(", ", evidence.models()) + ".");
        }
        return fail(
                        Reason.MODEL_NOT_ENABLED,
                        "The key's project may not use "
                                + String.join(", ", denied)
                                + ": the project's list of models leaves it out.")
                .advising(new Advice(evidence.site()).onProjectPermission());
    }
}
