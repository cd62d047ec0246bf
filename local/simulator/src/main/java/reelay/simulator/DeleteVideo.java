package reelay.simulator;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.time.Instant;
import reelay.simulator.dialect.Deletion;
import reelay.simulator.dialect.Dialect;
import reelay.simulator.wire.Answer;
import reelay.simulator.wire.ApiError;
import reelay.simulator.wire.Call;
import reelay.simulator.wire.Route;

/** {@code DELETE /v1/videos/{id}}. */
final class DeleteVideo implements Route.Action {

    private final SimulatorSettings settings;
    private final Jobs jobs;
    private final VideoBody body;

    DeleteVideo(SimulatorSettings settings, Jobs jobs, VideoBody body) {
        this.settings = settings;
        this.jobs = jobs;
        this.body = body;
    }

    @Override
    public Answer answer(Call call) {
        jobs.noteDeleteRequest(call.id());
        Dialect dialect = settings.dialect();
        if (dialect.deletion() == Deletion.NONE) {
            throw ApiError.methodNotAllowed(call.method(), call.pathText());
        }
        Job job = jobs.find(call.id()).orElseThrow(() -> dialect.missingJob(call.id()));
        Instant now = settings.clock().instant();
        boolean finished = JobState.of(job, now).phase().isTerminal();
        if (!finished && dialect.deletion() == Deletion.OPENAI) {
            throw ApiError.invalidValue(
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
