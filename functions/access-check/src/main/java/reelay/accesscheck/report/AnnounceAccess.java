package reelay.accesscheck.report;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import reelay.access.report.AccessOverview;
import reelay.access.report.AccessReport;
import reelay.video.Json;
import reelay.video.StepLog;
import reelay.video.metric.Metric;
import reelay.video.metric.Metrics;
import reelay.workflow.EventBus;

/**
 * Tells others what a check found: an event when verdict or reason changed, and for the metric
 * AccessReady a number in the log.
 *
 * @param table name of the table with the reports, by which events of this one are told
 * @param metrics counts what checks say
 */
public record AnnounceAccess(EventBus bus, String table, Metrics metrics) {

    private static final String CHANGED = "Access Changed";

    /**
     * Sends the event of a change. It goes out before the report is kept: should keeping it fail,
     * the next check finds the change again, so it is told at least once.
     *
     * @param before the report before, if there was one
     */
    public void change(AccessReport report, Optional<AccessReport> before) {
        if (!report.differsFrom(before)) {
            return;
        }
        bus.send(CHANGED, detail(report, before));
    }

    /**
     * Says for the metric whether every model can be made or one cannot, by whomever, and neither
     * when the check cannot tell.
     */
    public void metric(AccessOverview overview) {
        StepLog.write(
                StepLog.Level.INFO,
                "access." + overview.verdict().word(),
                Json.object().put("reason", overview.lead().reason().word()));
        switch (overview.verdict()) {
            case READY -> ready(1);
            case PROPAGATING, BLOCKED -> ready(0);
            case UNKNOWN -> {}
        }
    }

    private void ready(int value) {
        metrics.line().count(Metric.ACCESS_READY, value).write();
    }

    private ObjectNode detail(AccessReport report, Optional<AccessReport> before) {
        ObjectNode detail = Json.object();
        detail.put("access_table", table);
        detail.put("verdict", report.verdict().word());
        detail.put("reason", report.reason().word());
        detail.put("sentence", report.sentence());
        detail.put("kind", report.kind());
        detail.put("provider", report.provider());
        detail.put("checked_at", report.checkedAt().getEpochSecond());
        if (report.tryAgainAt() != null) {
            detail.put("try_again_at", report.tryAgainAt().getEpochSecond());
        }
        before.ifPresent(
                earlier ->
                        detail.put("verdict_before", earlier.verdict().word())
                                .put("reason_before", earlier.reason().word()));
        return detail;
    }
}
