package reelay.simulator.route;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.time.Instant;
import reelay.simulator.dialect.Deletion;
import reelay.simulator.dialect.Dialect;
import reelay.simulator.job.JobMoment;
import reelay.simulator.job.Jobs;
import reelay.simulator.job.SimulatedJob;
import reelay.simulator.settings.SimulatorSettings;
import reelay.simulator.wire.Answer;
import reelay.simulator.wire.Call;
import reelay.simulator.wire.ErrorAnswer;
import reelay.simulator.wire.SimulatorRoute;

/** {@code DELETE /v1/videos/{id}}. */
final class DeleteRoute implements SimulatorRoute.Action {

    private final SimulatorSettings settings;
    private final Jobs jobs;
    private final VideoBody body;

    DeleteRoute(SimulatorSettings settings, Jobs jobs, VideoBody body) {
        this.settings = settings;
        this.jobs = jobs;
        this.body = body;
    }

    @Override
    public Answer answer(Call call) {
        jobs.noteDeleteRequest(call.id());
        Dialect dialect = settings.dialect();
        if (dialect.deletion() == Deletion.NONE) {
            throw ErrorAnswer.methodNotAllowed(call.method(), call.pathText());
        }
        SimulatedJob job =
                jobs.find(call.id()).orElseThrow(() -> dialect.says().missingJob(call.id()));
        Instant now = settings.clock().instant();
        boolean finished = JobMoment.of(job, now).phase().isTerminal();
        if (!finished && dialect.deletion() == Deletion.OPENAI) {
            throw ErrorAnswer.invalidValue(
                    "video_id", "Only completed or failed videos can be deleted.");
        }
        jobs.delete(job.id());
        return dialect.deletion() == Deletion.JOB_AS_DELETED
                ? Answer.json(body.deleted(job, now))
                : Answer.json(
                        JsonNodeFactory.instance
                                .objectNode()
                                .put("id", job.id())
                                .put("object", "video.deleted")
                                .put("deleted", true));
    }
}
