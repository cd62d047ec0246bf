package reelay.simulator.route;

import reelay.simulator.account.Accounts;
import reelay.simulator.account.ModelList;
import reelay.simulator.account.ModelsShape;
import reelay.simulator.job.Jobs;
import reelay.simulator.job.JournalLine;
import reelay.simulator.settings.SimulatorSettings;
import reelay.simulator.wire.Answer;
import reelay.simulator.wire.Call;
import reelay.simulator.wire.ErrorAnswer;
import reelay.simulator.wire.SimulatorRoute;

/** {@code GET /v1/models} and {@code GET /v1/models/{id}}; retired models stay in the list. */
final class ModelRoutes implements SimulatorRoute.Action {

    private final SimulatorSettings settings;
    private final Jobs jobs;
    private final Accounts accounts;

    ModelRoutes(SimulatorSettings settings, Jobs jobs, Accounts accounts) {
        this.settings = settings;
        this.jobs = jobs;
        this.accounts = accounts;
    }

    @Override
    public Answer answer(Call call) {
        jobs.note(JournalLine.Event.MODELS_REQUESTED);
        if (!call.id().isEmpty()) {
            return settings.models().stream()
                    .filter(model -> model.id().equals(call.id()))
                    .findFirst()
                    .map(model -> Answer.json(ModelList.entry(model)))
                    .orElseThrow(() -> ErrorAnswer.modelNotFound(call.id()));
        }
        ModelsShape shape = accounts.now().play().models();
        return (shape == ModelsShape.USUAL ? settings.dialect().models() : shape)
                .answer(settings.models(), settings.clock().instant());
    }
}
