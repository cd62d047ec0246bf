package reelay.emulators.provider;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Objects;

/** {@code GET /v1/models} and {@code GET /v1/models/{id}}; retired models stay in the list. */
final class Models implements Route.Action {

    /** Unix time in seconds: the day the first of them came out. */
    private static final long CREATED = 1_759_708_800;

    private final SimulatorSettings settings;
    private final Jobs jobs;
    private final Accounts accounts;

    Models(SimulatorSettings settings, Jobs jobs, Accounts accounts) {
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
                    .map(model -> Answer.json(body(model)))
                    .orElseThrow(() -> ApiError.modelNotFound(call.id()));
        }
        return accounts.now().play().models().answer(settings.models(), settings.clock().instant());
    }

    /** The list as OpenAI has it. */
    static Answer list(List<SimulatedModel> models) {
        ObjectNode list = JsonNodeFactory.instance.objectNode().put("object", "list");
        ArrayNode data = list.putArray("data");
        models.forEach(model -> data.add(body(model)));
        return Answer.json(list);
    }

    private static ObjectNode body(SimulatedModel model) {
        ObjectNode body =
                JsonNodeFactory.instance
                        .objectNode()
                        .put("id", model.id())
                        .put("object", "model")
                        .put("created", CREATED)
                        .put("owned_by", "simulator");
        if (model.shutdownDate() == null) {
            return body.putNull("shutdown_date");
        }
        return body.put("shutdown_date", Objects.toString(model.shutdownDate()));
    }
}
