package reelay.stack.cli.mcp;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import reelay.stack.cli.client.ApiClient;
import reelay.video.Json;

/** Lists the videos of the key's owner, newest first. */
record ListVideosTool(ApiClient api) implements AgentTool {

    private static final int USUAL = 20;

    @Override
    public String name() {
        return "list_videos";
    }

    @Override
    public ObjectNode call(ToolCall call) throws IOException, InterruptedException {
        String after =
                call.text("after")
                        .map(id -> "&after=" + URLEncoder.encode(id, StandardCharsets.UTF_8))
                        .orElse("");
        JsonNode page = api.get("/v1/videos?limit=" + call.number("limit", USUAL) + after);
        ObjectNode told = Json.object();
        ArrayNode videos = told.putArray("videos");
        page.path("data").forEach(video -> videos.add(VideoStory.brief(video)));
        if (page.path("has_more").asBoolean()) {
            told.set("next_after", page.path("last_id"));
        }
        return told;
    }
}
