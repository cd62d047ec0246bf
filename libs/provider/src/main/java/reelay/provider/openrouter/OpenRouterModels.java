package reelay.provider.openrouter;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
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
 * What may be asked for nothing: {@code GET /key}, which tells of the key and of its limit, and
 * {@code GET /videos/models}, which answers anybody. Both stand in OpenRouter's documents; nobody
 * here has seen the first one live, so whatever of it cannot be understood leaves the key in doubt.
 */
final class OpenRouterModels {

    private final NativeWire wire;

    OpenRouterModels(NativeWire wire) {
        this.wire = wire;
    }

    ModelsAnswer list() {
        return switch (wire.get(wire.route("/key", ""))) {
            case Reply.Silence silence -> listed(wire.errors().of(silence));
            case Reply.Answer answer when answer.success() ->
                    answer.json()
                            .map(json -> json.path("data"))
                            .filter(JsonNode::isObject)
                            .map(key -> listed(Optional.empty(), left(key)))
                            .orElseGet(() -> listed(wire.errors().notTheProtocol(answer, "a key")));
            case Reply.Answer answer -> {
                ProviderError error = wire.errors().of(Asked.MODELS, answer);
                yield speaksOfUs(error.kind().concerns())
                        ? new ModelsAnswer.Denied(error)
                        : listed(error);
            }
        };
    }

    /** What the key's limit leaves; it has none where that is null. */
    private static Optional<BigDecimal> left(JsonNode key) {
        return Values.number(key.path("limit_remaining"));
    }

    private ModelsAnswer listed(ProviderError doubt) {
        return listed(Optional.of(doubt), Optional.empty());
    }

    /** A list that cannot be read takes nothing from what is known of the key. */
    private ModelsAnswer listed(Optional<ProviderError> doubt, Optional<BigDecimal> left) {
        Optional<List<ModelsAnswer.Model>> models =
                wire.get(wire.route("/videos/models", "")) instanceof Reply.Answer answer
                                && answer.success()
                        ? answer.json().flatMap(this::models)
                        : Optional.empty();
        return doubt.isPresent() && models.isEmpty()
                ? new ModelsAnswer.CannotTell(doubt.get())
                : new ModelsAnswer.Probed(doubt, models, left);
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
