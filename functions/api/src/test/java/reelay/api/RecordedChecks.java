package reelay.api;

import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import reelay.access.Milestones;
import reelay.access.Reason;
import reelay.access.kept.AccessReports;
import reelay.access.report.AccessReport;
import reelay.api.access.AccessChecks;

/** Checks that find what they are told, and keep it as the real one does. */
public final class RecordedChecks implements AccessChecks {

    public final AtomicInteger runs = new AtomicInteger();
    private final AccessReports reports;
    private final InstantSource clock;
    public volatile Reason reason = Reason.READY;
    public volatile Run instead;

    public RecordedChecks(AccessReports reports, InstantSource clock) {
        this.reports = reports;
        this.clock = clock;
    }

    @Override
    public Run run() {
        runs.incrementAndGet();
        if (instead != null) {
            return instead;
        }
        AccessReport report =
                new AccessReport(
                        "openai",
                        reason.verdict(),
                        reason,
                        "What was found.",
                        clock.instant(),
                        null,
                        "api.openai.com",
                        List.of("sora-2"),
                        List.of(),
                        "wxyz",
                        List.of(),
                        List.of(),
                        List.of(),
                        null,
                        Milestones.NONE);
        reports.keep(report, report.differsFrom(reports.latest()));
        return new Run.Finished(List.of(report));
    }
}
