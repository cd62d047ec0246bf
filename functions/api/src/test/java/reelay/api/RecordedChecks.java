package reelay.api;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
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

    /** What is found at other kinds of providers, beside the server of OpenAI's protocol. */
    public final Map<String, Reason> others = new ConcurrentSkipListMap<>();

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
        List<AccessReport> found = new ArrayList<>(List.of(report("openai", reason)));
        others.forEach((kind, why) -> found.add(report(kind, why)));
        found.forEach(
                report ->
                        reports.keep(
                                report, report.differsFrom(reports.of(report.kind()).latest())));
        return new Run.Finished(found);
    }

    private AccessReport report(String kind, Reason why) {
        return new AccessReport(
                kind,
                why.verdict(),
                why,
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
    }
}
