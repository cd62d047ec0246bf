package reelay.emulators.provider;

import reelay.emulators.provider.fault.FaultKind;
import reelay.emulators.provider.wire.Answer;
import reelay.emulators.provider.wire.ApiError;
import reelay.emulators.provider.wire.Call;
import reelay.emulators.provider.wire.Route;

/** {@code GET /v1/videos/{id}}. */
final class RetrieveVideo implements Route.Action {

    private final Jobs jobs;
    private final VideoBody body;

    RetrieveVideo(Jobs jobs, VideoBody body) {
        this.jobs = jobs;
        this.body = body;
    }

    @Override
    public Answer answer(Call call) {
        Job job = jobs.find(call.id()).orElseThrow(() -> ApiError.videoNotFound(call.id()));
        int looksBefore = jobs.look(job.id());
        if (looksBefore > 0 && job.has(FaultKind.LOST_JOB)) {
            throw ApiError.videoNotFound(job.id());
        }
        return body.answer(job);
    }
}
