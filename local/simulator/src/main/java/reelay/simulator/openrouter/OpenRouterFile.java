package reelay.simulator.openrouter;

import reelay.simulator.job.JobMoment;
import reelay.simulator.job.SimulatedJob;
import reelay.simulator.vendor.Trouble;
import reelay.simulator.vendor.VendorJobs;
import reelay.simulator.wire.Answer;
import reelay.simulator.wire.Call;
import reelay.simulator.wire.SimulatorRoute;

/** {@code GET /videos/{id}/content}: 409 before it is there, 410 after it was cleared. */
record OpenRouterFile(VendorJobs jobs) implements SimulatorRoute.Action {

    @Override
    public Answer answer(Call call) {
        SimulatedJob job =
                jobs.find(call.id())
                        .orElseThrow(
                                () -> new Trouble(Trouble.Kind.JOB_UNKNOWN, call.id()).thrown());
        JobMoment moment = jobs.moment(job);
        return switch (moment.phase()) {
            case QUEUED, IN_PROGRESS ->
                    throw new Trouble(Trouble.Kind.JOB_NOT_READY, OpenRouterLook.status(moment))
                            .thrown();
            case FAILED -> throw Trouble.invalid("The video generation failed").thrown();
            case COMPLETED -> {
                if (moment.isExpired(jobs.resultLifetime(), jobs.now())) {
                    throw Trouble.of(Trouble.Kind.CONTENT_GONE).thrown();
                }
                yield jobs.file(job, call);
            }
        };
    }
}
