package reelay.accesscheck.checks;

import java.util.Optional;
import reelay.access.Reason;
import reelay.access.report.Finding;
import reelay.accesscheck.evidence.Evidence;
import reelay.accesscheck.evidence.Times;
import reelay.provider.admin.AdminProject;

/** Is the key's project still there? Only an admin key can tell. */
record ProjectActive(String check, Evidence evidence) implements Examination {

    @Override
    public Finding decide() {
        Optional<AdminProject> project = evidence.admin().project().told();
        if (project.isEmpty()) {
            return skipped(evidence.admin().project().why());
        }
        String named = "The project " + project.get().id();
        return project.get().archived()
                ? fail(
                        Reason.PROJECT_ARCHIVED,
                        named
                                + " was archived"
                                + project.get()
                                        .archivedAt()
                                        .map(at -> " at " + Times.text(at))
                                        .orElse("")
                                + ".")
                : pass(named + " is active.");
    }
}
