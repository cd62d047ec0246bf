package reelay.stack.cli.mcp;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.List;
import reelay.stack.cli.client.ApiClient;
import reelay.video.Json;

/** Says in short whether the provider account may make videos. */
record GetAccessTool(ApiClient api) implements AgentTool {

    @Override
    public String name() {
        return "get_access";
    }

    @Override
    public ObjectNode call(ToolCall call) throws IOException, InterruptedException {
        JsonNode report = api.access();
        ObjectNode told = Json.object();
        for (String name : List.of("verdict", "reason", "sentence")) {
            if (report.hasNonNull(name)) {
                told.set(name, report.get(name));
            }
        }
        if (report.has("steps")) {
            ArrayNode steps = told.putArray("steps");
            report.get("steps").forEach(step -> steps.add(step(step)));
        }
        if (report.has("offered")) {
            told.set("models", report.get("offered"));
        }
        VideoStory.putTime(told, "checked_at", report);
        VideoStory.putTime(told, "try_again_at", report);
        ArrayNode held = told.putArray("held");
        for (JsonNode video : report.path("held")) {
            ObjectNode waiting = Json.object().put("id", video.path("id").asText());
            held.add(waiting.setAll(VideoStory.waiting(video)));
        }
        return told;
    }

    private static String step(JsonNode step) {
        String text = step.path("text").asText();
        return step.hasNonNull("link") ? text + " " + step.path("link").asText() : text;
    }
}
