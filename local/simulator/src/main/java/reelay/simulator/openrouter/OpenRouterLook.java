package reelay.simulator.openrouter;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import reelay.simulator.fault.FaultKind;
import reelay.simulator.job.JobMoment;
import reelay.simulator.job.SimulatedJob;
import reelay.simulator.vendor.Trouble;
import reelay.simulator.vendor.VendorJobs;
import reelay.simulator.wire.Answer;
import reelay.simulator.wire.Call;
import reelay.simulator.wire.SimulatorRoute;

/** {@code GET /videos/{id}}. */
record OpenRouterLook(VendorJobs jobs) implements SimulatorRoute.Action {

    @Override
    public Answer answer(Call call) {
        return jobs.look(
                jobs.find(call.id()),
                call,
                job -> Answer.json(body(jobs, job)),
                OpenRouterRefusals.of(new Trouble(Trouble.Kind.JOB_UNKNOWN, call.id())));
    }

    /** A job as it is told. */
    static ObjectNode body(VendorJobs jobs, SimulatedJob job) {
        JobMoment moment = jobs.moment(job);
        ObjectNode body =
                JsonNodeFactory.instance
                        .objectNode()
                        .put("id", job.id())
                        .put("status", status(moment));
        switch (moment.phase()) {
            case QUEUED, IN_PROGRESS -> {
                // Nothing more is told of it.
            }
            case FAILED ->
                    body.put(
                            "error",
                            job.has(FaultKind.MODERATION)
                                    ? "Output was flagged for moderation"
                                    : "The upstream provider failed");
            case COMPLETED -> {
                body.put("generation_id", job.id());
                body.putArray("unsigned_urls").add("/api/v1/videos/" + job.id() + "/content");
                body.putObject("usage")
                        .put("cost", 0.2 * Integer.parseInt(job.seconds()))
                        .put("is_byok", false);
            }
        }
        return body;
    }

    static String status(JobMoment moment) {
        return switch (moment.phase()) {
            case QUEUED -> moment.wordOr("pending");
            case IN_PROGRESS -> moment.wordOr("in_progress");
            case COMPLETED -> moment.wordOr("completed");
            case FAILED -> moment.wordOr("failed");
        };
    }
}
