package reelay.emulators.provider;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import reelay.emulators.provider.wire.Answer;
import reelay.emulators.provider.wire.ApiError;
import reelay.emulators.provider.wire.Call;
import reelay.emulators.provider.wire.Route;

/** {@code DELETE /v1/videos/{id}}, for finished videos only. */
final class DeleteVideo implements Route.Action {

    private final SimulatorSettings settings;
    private final Jobs jobs;

    DeleteVideo(SimulatorSettings settings, Jobs jobs) {
        this.settings = settings;
        this.jobs = jobs;
    }

    @Override
    public Answer answer(Call call) {
        jobs.noteDeleteRequest(call.id());
        Job job = jobs.find(call.id()).orElseThrow(() -> ApiError.videoNotFound(call.id()));
        if (!JobState.of(job, settings.clock().instant()).phase().isTerminal()) {
            throw ApiError.invalidValue(
                    "video_id", "Only completed or failed videos can be deleted.");
        }
        jobs.delete(job.id());
        return Answer.json(
                JsonNodeFactory.instance
                        .objectNode()
                        .put("id", job.id())
                        .put("object", "video.deleted")
                        .put("deleted", true));
    }
}
