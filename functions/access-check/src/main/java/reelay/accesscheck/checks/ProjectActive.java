package reelay.accesscheck.checks;

import java.util.List;
import java.util.Optional;
import reelay.access.Reason;
import reelay.access.report.Finding;
import reelay.accesscheck.evidence.Evidence;
import reelay.accesscheck.evidence.Times;
import reelay.provider.admin.AdminProject;

/** Is the key's project still there? Only an admin key can tell. */
final class ProjectActive implements Check {

    static final String NAME = "project_active";

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
        Optional<AdminProject> project = evidence.admin().project().told();
        if (project.isEmpty()) {
            return skipped(evidence.admin().project().why());
        }
        String named = "The project " + project.get().id();
        return project.get().archived()
                ? fail(
                        evidence,
                        Reason.PROJECT_ARCHIVED,
                        named
                                + " was archived"
                                + project.get()
                                        .archivedAt()
                                        .map(at -> " at " + Times.text(at))
                                        .orElse("")
                                + ".")
                : pass(evidence, named + " is active.");
    }
}
