package reelay.stack.cli.mcp;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.List;
import reelay.stack.cli.client.ApiClient;
import reelay.video.Json;

/** Lists what can be made and what it costs. */
record ListModelsTool(ApiClient api) implements AgentTool {

    @Override
    public String name() {
        return "list_models";
    }

    @Override
    public ObjectNode call(ToolCall call) throws IOException, InterruptedException {
        JsonNode offer = api.get("/v1/offer");
        ObjectNode told = Json.object();
        ArrayNode models = told.putArray("models");
        for (JsonNode model : api.get("/v1/models").path("data")) {
            models.add(model(model, offer));
        }
        ObjectNode takes = told.putObject("default_model_takes");
        for (String name : List.of("provider", "seconds", "sizes", "operations")) {
            takes.set(name, offer.path(name));
        }
        takes.set("image", offer.path("reference_pixels"));
        return told;
    }

    private static ObjectNode model(JsonNode model, JsonNode offer) {
        String name = model.path("id").asText();
        ObjectNode told = Json.object().put("model", name);
        for (String detail : List.of("shutdown_date", "made_by")) {
            if (model.hasNonNull(detail)) {
                told.set(detail, model.get(detail));
            }
        }
        JsonNode price = offer.path("usd_per_second").path(name);
        if (price.isNumber()) {
            told.set("usd_per_second", price);
        }
        return told;
    }
}
