package reelay.simulator.kling;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import reelay.simulator.job.SimulatedJob;
import reelay.simulator.vendor.Trouble;
import reelay.simulator.vendor.VendorJobs;
import reelay.simulator.wire.Answer;
import reelay.simulator.wire.Call;
import reelay.simulator.wire.SimulatorRoute;

/**
 * {@code GET /tasks?task_ids=} or {@code ?external_task_ids=}, several with commas. A task that
 * nobody knows is left out, and the answer is a good one (seen live by others).
 */
record KlingLook(VendorJobs jobs) implements SimulatorRoute.Action {

    @Override
    public Answer answer(Call call) {
        KlingTaskBody body = new KlingTaskBody(jobs);
        Optional<String> ids = Optional.ofNullable(call.query().get("task_ids"));
        Optional<String> ours = Optional.ofNullable(call.query().get("external_task_ids"));
        if (ids.isEmpty() == ours.isEmpty()) {
            throw Trouble.invalid("give either task_ids or external_task_ids").thrown();
        }
        if (ours.isPresent()) {
            jobs.noteList();
        }
        List<SimulatedJob> found =
                Stream.of(ids.or(() -> ours).orElse("").split(",", -1))
                        .flatMap(
                                id ->
                                        (ids.isPresent() ? jobs.find(id) : jobs.ofClient(id))
                                                .stream())
                        .toList();
        return ids.isPresent() && found.size() == 1
                ? jobs.look(
                        Optional.of(found.getFirst()),
                        call,
                        job -> Answer.json(body.tasks(List.of(job))),
                        Answer.json(body.tasks(List.of())))
                : Answer.json(body.tasks(found));
    }
}
