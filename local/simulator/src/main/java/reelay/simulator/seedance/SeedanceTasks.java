package reelay.simulator.seedance;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import reelay.simulator.fault.FaultKind;
import reelay.simulator.job.JobMoment;
import reelay.simulator.job.SimulatedJob;
import reelay.simulator.vendor.TaskPage;
import reelay.simulator.vendor.Trouble;
import reelay.simulator.vendor.VendorJobs;
import reelay.simulator.wire.Answer;
import reelay.simulator.wire.Call;

/**
 * Tasks as Seedance shows, lists and removes them. One that waits is cancelled and stays to be
 * seen, one at work is not removed, one that has ended is. What was cancelled is known until the
 * simulator stops.
 */
final class SeedanceTasks {

    private static final int LARGEST_PAGE = 500;
    private static final int FRAMES_PER_SECOND = 24;

    private final VendorJobs jobs;
    private final Set<String> cancelled = ConcurrentHashMap.newKeySet();

    SeedanceTasks(VendorJobs jobs) {
        this.jobs = jobs;
    }

    Answer list(Call call) {
        return new TaskPage(jobs, LARGEST_PAGE).of(call, this::task);
    }

    Answer look(Call call) {
        return jobs.look(
                jobs.find(call.id()), call, job -> Answer.json(task(job)), unknown(call.id()));
    }

    Answer delete(Call call) {
        Optional<SimulatedJob> found = jobs.find(call.id());
        if (found.isEmpty()) {
            return unknown(call.id());
        }
        SimulatedJob job = found.get();
        switch (jobs.moment(job).phase()) {
            case QUEUED -> cancelled.add(job.id());
            case IN_PROGRESS -> {
                if (!cancelled.contains(job.id())) {
                    throw Trouble.of(Trouble.Kind.JOB_NOT_READY).thrown();
                }
            }
            case COMPLETED, FAILED -> jobs.delete(job.id());
        }
        return Answer.json(JsonNodeFactory.instance.objectNode());
    }

    private static Answer unknown(String id) {
        return SeedanceRefusals.of(new Trouble(Trouble.Kind.JOB_UNKNOWN, id));
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
                        .put("status", status(job, moment))
                        .put("created_at", job.created().getEpochSecond())
                        .put(
                                "updated_at",
                                moment.completedAt().orElseGet(jobs::now).getEpochSecond())
                        .put("seed", Long.parseLong(asked.getOrDefault("seed", "-1")))
                        .put("resolution", asked.get("resolution"))
                        .put("ratio", asked.get("ratio"))
                        .put("duration", Integer.parseInt(job.seconds()))
                        .put("framespersecond", FRAMES_PER_SECOND)
                        .put("generate_audio", Boolean.parseBoolean(asked.get("generate_audio")))
                        .put("service_tier", "default");
        if (!cancelled.contains(job.id())) {
            end(job, moment, task);
        }
        return task;
    }

    private void end(SimulatedJob job, JobMoment moment, ObjectNode task) {
        switch (moment.phase()) {
            case QUEUED, IN_PROGRESS -> {
                // Nothing more is told of it.
            }
            case FAILED -> {
                boolean refused = job.has(FaultKind.MODERATION);
                task.putObject("error")
                        .put(
                                "code",
                                refused
                                        ? "OutputVideoSensitiveContentDetected"
                                        : "InternalServiceError")
                        .put(
                                "message",
                                refused
                                        ? "The request failed because the output video may contain"
                                                + " sensitive information."
                                        : "The service encountered an unexpected internal error.");
            }
            case COMPLETED -> {
                if (!moment.isExpired(jobs.resultLifetime(), jobs.now())) {
                    task.putObject("content").put("video_url", jobs.link(job));
                }
                task.putObject("usage").put("total_tokens", 108_900);
            }
        }
    }

    private String status(SimulatedJob job, JobMoment moment) {
        if (cancelled.contains(job.id())) {
            return "cancelled";
        }
        return switch (moment.phase()) {
            case QUEUED -> moment.wordOr("queued");
            case IN_PROGRESS -> moment.wordOr("running");
            case COMPLETED -> moment.wordOr("succeeded");
            case FAILED -> moment.wordOr("failed");
        };
    }
}
