package reelay.simulator.route;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import reelay.simulator.fault.Fault;
import reelay.simulator.fault.FaultKind;
import reelay.simulator.fault.Faults;
import reelay.simulator.fault.Misbehaviour;
import reelay.simulator.fault.PromptDirectives;
import reelay.simulator.job.Jobs;
import reelay.simulator.job.SimulatedJob;
import reelay.simulator.settings.SimulatorSettings;
import reelay.simulator.wire.Answer;
import reelay.simulator.wire.Call;
import reelay.simulator.wire.ErrorAnswer;
import reelay.simulator.wire.FormFields;
import reelay.simulator.wire.SimulatorRoute;

/** {@code POST /v1/videos}; the other routes that make a video come through here as well. */
final class CreateRoute implements SimulatorRoute.Action {

    private final SimulatorSettings settings;
    private final Jobs jobs;
    private final Faults faults;
    private final VideoBody body;

    CreateRoute(SimulatorSettings settings, Jobs jobs, Faults faults, VideoBody body) {
        this.settings = settings;
        this.jobs = jobs;
        this.faults = faults;
        this.body = body;
    }

    @Override
    public Answer answer(Call call) throws IOException {
        checkEncoding(call);
        return create(VideoWishes.of(FormFields.of(call), settings), null, call);
    }

    private void checkEncoding(Call call) {
        String mediaType = FormFields.mediaType(call);
        if (!settings.dialect().accepts().takes(mediaType)) {
            // FastAPI and its like look for the fields where they expect them, and nowhere else.
            throw ErrorAnswer.refusal(
                    422, "invalid_request_error", null, "Field required: prompt, in " + mediaType);
        }
    }

    /**
     * Makes the job, unless the prompt asks for a fault that comes first.
     *
     * @param remixedFrom id of the video it is made from
     */
    Answer create(VideoWishes request, @Nullable String remixedFrom, Call call) {
        PromptDirectives words = PromptDirectives.in(request.prompt());
        boolean strikes = words.strikesAtSubmit() && jobs.strikeOnce(request.prompt());
        if (strikes) {
            Optional<Answer> refusal =
                    Misbehaviour.before(
                            words.ofSubmit(FaultKind.Phase.DELAY).stream().findFirst(),
                            words.ofSubmit(FaultKind.Phase.REFUSAL).stream().findFirst(),
                            request.model(),
                            call);
            if (refusal.isPresent()) {
                return refusal.get();
            }
        }
        List<Fault> ofJob = new ArrayList<>(words.ofJob());
        ofJob.addAll(faults.takeForJob());
        SimulatedJob job =
                new SimulatedJob(
                        settings.dialect().id(settings.ids().get()),
                        request.model(),
                        request.prompt(),
                        request.seconds(),
                        request.size(),
                        settings.clock().millis(),
                        settings.generation().toMillis(),
                        remixedFrom,
                        Math.max(words.padding(), settings.padding()),
                        ofJob,
                        null);
        jobs.add(job);
        if (settings.dialect().isSynchronous()) {
            awaitEnd(job);
        }
        if (strikes && !words.ofSubmit(FaultKind.Phase.AFTERWARDS).isEmpty()) {
            return Misbehaviour.afterwards(words.ofSubmit(FaultKind.Phase.AFTERWARDS).getFirst());
        }
        return body.submitted(job, call);
    }

    private static void awaitEnd(SimulatedJob job) {
        try {
            Thread.sleep(job.generationMillis());
        } catch (InterruptedException e) {
            // The simulator is closing; nobody waits for the answer.
            Thread.currentThread().interrupt();
        }
    }
}
