package reelay.accesscheck.report;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import reelay.access.report.AccessOverview;
import reelay.access.report.AccessReport;
import reelay.video.Json;
import reelay.video.StepLog;
import reelay.workflow.EventBus;

/**
 * Tells others what a check found: an event when verdict or reason changed, and for the metric
 * AccessReady a word in the log that the template's metric filters look for.
 *
 * @param table name of the table with the reports, by which events of this one are told
 */
public record AnnounceAccess(EventBus bus, String table) {

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
        String event =
                switch (overview.verdict()) {
                    case READY -> "access_is_ready";
                    case PROPAGATING, BLOCKED -> "access_is_not_ready";
                    case UNKNOWN -> "access_cannot_be_told";
                };
        StepLog.write(
                StepLog.Level.INFO,
                event,
                Json.object().put("reason", overview.lead().reason().word()));
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
