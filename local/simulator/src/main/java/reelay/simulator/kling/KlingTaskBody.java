package reelay.simulator.kling;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import reelay.simulator.fault.FaultKind;
import reelay.simulator.job.JobMoment;
import reelay.simulator.job.SimulatedJob;
import reelay.simulator.vendor.VendorJobs;

/** Tasks as Kling tells them. */
record KlingTaskBody(VendorJobs jobs) {

    /** The answer to a submit. */
    static JsonNode submitted(SimulatedJob job) {
        ObjectNode body = KlingRefusals.envelope(0, "SUCCEED");
        body.putObject("data").put("id", job.id()).put("status", "submitted");
        return body;
    }

    /** The answer to a question for tasks; what is not there is left out. */
    JsonNode tasks(List<SimulatedJob> found) {
        ObjectNode body = KlingRefusals.envelope(0, "SUCCEED");
        ArrayNode data = body.putArray("data");
        found.forEach(job -> data.add(task(job)));
        return body;
    }

    private ObjectNode task(SimulatedJob job) {
        JobMoment moment = jobs.moment(job);
        ObjectNode task =
                JsonNodeFactory.instance
                        .objectNode()
                        .put("id", job.id())
                        .put("status", status(moment))
                        .put("message", "");
        switch (moment.phase()) {
            case QUEUED, IN_PROGRESS -> {
                // Nothing more is told of it.
            }
            case FAILED ->
                    task.put(
                            "message",
                            job.has(FaultKind.MODERATION)
                                    ? "Failure to pass the risk control system"
                                    : "task failed, please try again later");
            case COMPLETED -> {
                if (!moment.isExpired(jobs.resultLifetime(), jobs.now())) {
                    task.putArray("outputs")
                            .addObject()
                            .put("type", "video")
                            .put("url", jobs.link(job))
                            .put("duration", job.seconds());
                }
                task.putArray("billing").addObject().put("charge_type", "unit");
            }
        }
        return task;
    }

    private static String status(JobMoment moment) {
        return switch (moment.phase()) {
            case QUEUED -> moment.wordOr("submitted");
            case IN_PROGRESS -> moment.wordOr("processing");
            case COMPLETED -> moment.wordOr("succeeded");
            case FAILED -> moment.wordOr("failed");
        };
    }
}
