package reelay.simulator.route;

import reelay.simulator.dialect.Dialect;
import reelay.simulator.fault.Fault;
import reelay.simulator.fault.FaultKind;
import reelay.simulator.fault.Misbehaviour;
import reelay.simulator.job.Jobs;
import reelay.simulator.job.SimulatedJob;
import reelay.simulator.settings.SimulatorSettings;
import reelay.simulator.wire.Answer;
import reelay.simulator.wire.Call;
import reelay.simulator.wire.ErrorAnswer;
import reelay.simulator.wire.SimulatorRoute;

/** {@code GET /v1/videos/{id}}. */
final class RetrieveRoute implements SimulatorRoute.Action {

    private final SimulatorSettings settings;
    private final Jobs jobs;
    private final VideoBody body;

    RetrieveRoute(SimulatorSettings settings, Jobs jobs, VideoBody body) {
        this.settings = settings;
        this.jobs = jobs;
        this.body = body;
    }

    @Override
    public Answer answer(Call call) {
        Dialect dialect = settings.dialect();
        if (dialect.isSynchronous()) {
            throw ErrorAnswer.invalidUrl(call.method(), call.pathText());
        }
        SimulatedJob job =
                jobs.find(call.id()).orElseThrow(() -> dialect.says().missingJob(call.id()));
        int looksBefore = jobs.look(job.id());
        if (looksBefore > 0 && job.has(FaultKind.LOST_JOB)) {
            throw dialect.says().missingJob(job.id());
        }
        return job.faults().stream()
                .filter(fault -> strikes(fault, looksBefore))
                .findFirst()
                .map(fault -> Misbehaviour.refuse(fault, job.model(), call))
                .orElseGet(() -> body.answer(job, call));
    }

    /** The first look is a good one. */
    private static boolean strikes(Fault fault, int looksBefore) {
        return switch (fault.kind()) {
            case NGINX_404, DETAIL_404 -> looksBefore > 0 && looksBefore <= fault.number();
            default -> false;
        };
    }
}
