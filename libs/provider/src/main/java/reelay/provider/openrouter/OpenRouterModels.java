package reelay.provider.openrouter;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import reelay.provider.ModelsAnswer;
import reelay.provider.ProviderError;
import reelay.provider.ProviderErrorKind.Concerns;
import reelay.provider.exchange.NativeWire;
import reelay.provider.http.Reply;
import reelay.provider.read.Values;
import reelay.provider.refusal.Refusal.Asked;

/**
 * Lists the models: {@code GET /videos/models}, which answers anybody. Whether the key is good is
 * asked at {@code GET /key} before; nobody here has seen that route live, so nothing follows from
 * it but a clear no to the key.
 */
final class OpenRouterModels {

    private final NativeWire wire;

    OpenRouterModels(NativeWire wire) {
        this.wire = wire;
    }

    ModelsAnswer list() {
        Optional<ProviderError> no = aboutTheKey();
        if (no.isPresent()) {
            return new ModelsAnswer.Denied(no.get());
        }
        return switch (wire.get(wire.route("/videos/models", ""))) {
            case Reply.Silence silence -> new ModelsAnswer.CannotTell(wire.errors().of(silence));
            case Reply.Answer answer when answer.success() ->
                    answer.json()
                            .flatMap(this::models)
                            .<ModelsAnswer>map(
                                    models ->
                                            new ModelsAnswer.Listed(models, true, Optional.empty()))
                            .orElseGet(
                                    () ->
                                            new ModelsAnswer.CannotTell(
                                                    wire.errors()
                                                            .notTheProtocol(
                                                                    answer, "a list of models")));
            case Reply.Answer answer ->
                    new ModelsAnswer.CannotTell(wire.errors().of(Asked.MODELS, answer));
        };
    }

    private Optional<ProviderError> aboutTheKey() {
        return wire.get(wire.route("/key", "")) instanceof Reply.Answer answer && !answer.success()
                ? Optional.of(wire.errors().of(Asked.MODELS, answer))
                        .filter(error -> speaksOfUs(error.kind().concerns()))
                : Optional.empty();
    }

    private static boolean speaksOfUs(Concerns concerns) {
        return switch (concerns) {
            case ACCOUNT, KEY, REGION -> true;
            case MODEL, ADDRESS, REQUEST, NOBODY -> false;
        };
    }

    private Optional<List<ModelsAnswer.Model>> models(JsonNode answer) {
        JsonNode data = answer.path("data");
        if (!data.isArray()) {
            return Optional.empty();
        }
        List<ModelsAnswer.Model> models = new ArrayList<>();
        for (JsonNode entry : data) {
            Optional<String> id = Values.text(entry.path("id"));
            if (id.isEmpty()) {
                return Optional.empty();
            }
            models.add(new ModelsAnswer.Model(wire.cleaner().of(id.get()), Optional.empty()));
        }
        return Optional.of(models);
    }
}
