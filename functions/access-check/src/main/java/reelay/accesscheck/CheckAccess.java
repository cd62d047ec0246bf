package reelay.accesscheck;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import reelay.access.kept.AccessReports;
import reelay.access.report.AccessOverview;
import reelay.access.report.AccessReport;
import reelay.accesscheck.checks.Checks;
import reelay.accesscheck.evidence.Evidence;
import reelay.accesscheck.evidence.GatherEvidence;
import reelay.accesscheck.report.AnnounceAccess;
import reelay.accesscheck.report.Conclusion;
import reelay.provider.target.OfferedModels;

/**
 * One run: gather the evidence about each provider, let each check decide, keep the reports.
 *
 * @param gather one for each provider
 * @param offered what apps may ask for, and who makes it
 */
record CheckAccess(
        List<GatherEvidence> gather,
        OfferedModels offered,
        AccessReports reports,
        AnnounceAccess announce) {

    CheckAccess {
        gather = List.copyOf(gather);
    }

    /**
     * Checks now.
     *
     * @param patience longest wait for the providers, which are all asked at once
     */
    AccessOverview check(Duration patience) {
        List<AccessReport> found =
                evidence(patience).stream()
                        .map(it -> new Conclusion(it, Checks.findings(it)).report())
                        .toList();
        for (AccessReport report : found) {
            Optional<AccessReport> previous = reports.of(report.kind()).latest();
            announce.change(report, previous);
            reports.keep(report, report.differsFrom(previous));
        }
        AccessOverview overview = new AccessOverview(found, offered);
        announce.metric(overview);
        return overview;
    }

    private List<Evidence> evidence(Duration patience) {
        List<FutureTask<Evidence>> questions =
                gather.stream().map(one -> new FutureTask<>(() -> one.within(patience))).toList();
        questions.forEach(question -> Thread.ofVirtual().name("evidence").start(question));
        List<Evidence> all = new ArrayList<>();
        for (FutureTask<Evidence> question : questions) {
            all.add(answer(question));
        }
        return all;
    }

    private static Evidence answer(FutureTask<Evidence> question) {
        try {
            return question.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw new IllegalStateException("gathering evidence failed", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while gathering evidence", e);
        }
    }
}
