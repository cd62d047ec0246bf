package reelay.accesscheck;

import java.time.Duration;
import java.util.Optional;
import reelay.access.kept.AccessReports;
import reelay.access.report.AccessReport;
import reelay.accesscheck.checks.Checks;
import reelay.accesscheck.evidence.Evidence;
import reelay.accesscheck.evidence.GatherEvidence;
import reelay.accesscheck.report.AnnounceAccess;
import reelay.accesscheck.report.Conclusion;

/** One run: gather the evidence, let each check decide, keep the report. */
record CheckAccess(GatherEvidence gather, AccessReports reports, AnnounceAccess announce) {

    /**
     * Checks now.
     *
     * @param patience longest wait for the provider
     */
    AccessReport check(Duration patience) {
        Optional<AccessReport> previous = reports.latest();
        Evidence evidence = gather.within(patience);
        AccessReport report =
                new Conclusion(evidence, Checks.findings(Checks.IN_ORDER, evidence)).report();
        announce.change(report, previous);
        reports.keep(report, report.differsFrom(previous));
        announce.metric(report);
        return report;
    }
}
