package reelay.simulator.minimax;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.Optional;
import reelay.simulator.fault.FaultKind;
import reelay.simulator.job.JobMoment;
import reelay.simulator.job.SimulatedJob;
import reelay.simulator.vendor.TaskPage;
import reelay.simulator.vendor.Trouble;
import reelay.simulator.vendor.VendorJobs;
import reelay.simulator.wire.Answer;
import reelay.simulator.wire.Call;

/** Tasks as MiniMax shows, lists and removes them. */
record MiniMaxTasks(VendorJobs jobs) {

    private static final int LARGEST_PAGE = 100;

    Answer list(Call call) {
        return new TaskPage(jobs, LARGEST_PAGE).of(call, this::task);
    }

    Answer look(Call call) {
        return jobs.look(
                jobs.find(call.id()),
                call,
                job -> {
                    ObjectNode body = JsonNodeFactory.instance.objectNode();
                    body.set("task", task(job));
                    return Answer.json(body);
                },
                unknown(call.id()));
    }

    Answer delete(Call call) {
        Optional<SimulatedJob> found = jobs.find(call.id());
        found.ifPresent(job -> jobs.delete(job.id()));
        return found.isPresent()
                ? Answer.json(JsonNodeFactory.instance.objectNode().put("task_id", call.id()))
                : unknown(call.id());
    }

    private static Answer unknown(String id) {
        return MiniMaxRefusals.of(new Trouble(Trouble.Kind.JOB_UNKNOWN, id));
    }

    /** A task as it is told. */
    ObjectNode task(SimulatedJob job) {
        JobMoment moment = jobs.moment(job);
        Map<String, String> asked = job.vendor() == null ? Map.of() : job.vendor().asked();
        ObjectNode task =
                JsonNodeFactory.instance
                        .objectNode()
                        .put("id", job.id())
                        .put("model", job.model())
                        .put("status", status(moment))
                        .put("created_at", job.created().getEpochSecond())
                        .put(
                                "updated_at",
                                moment.completedAt().orElseGet(jobs::now).getEpochSecond())
                        .put("resolution", asked.get("resolution"))
                        .put("ratio", asked.get("ratio"))
                        .put("duration", Integer.parseInt(job.seconds()));
        switch (moment.phase()) {
            case QUEUED, IN_PROGRESS -> {
                // Nothing more is told of it.
            }
            case FAILED -> {
                boolean refused = job.has(FaultKind.MODERATION);
                task.putObject("error")
                        .put("code", refused ? "1027" : "1000")
                        .put(
                                "message",
                                refused ? "output is not allowed (1027)" : "unknown error (1000)");
            }
            case COMPLETED -> {
                if (!moment.isExpired(jobs.resultLifetime(), jobs.now())) {
                    task.putObject("content").put("url", jobs.link(job));
                }
                task.putObject("usage")
                        .put("total_seconds", Integer.parseInt(job.seconds()))
                        .put("output_seconds", Integer.parseInt(job.seconds()));
            }
        }
        return task;
    }

    private static String status(JobMoment moment) {
        return switch (moment.phase()) {
            case QUEUED -> moment.wordOr("queued");
            case IN_PROGRESS -> moment.wordOr("running");
            case COMPLETED -> moment.wordOr("succeeded");
            case FAILED -> moment.wordOr("failed");
        };
    }
}
