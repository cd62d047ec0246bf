package reelay.stack.cli.mcp;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.Optional;
import reelay.stack.cli.client.ApiClient;
import reelay.video.Json;

/** Removes a video for good. */
record DeleteVideoTool(ApiClient api) implements AgentTool {

    private static final String UNFINISHED = "stop_unfinished";

    @Override
    public String name() {
        return "delete_video";
    }

    @Override
    public ObjectNode call(ToolCall call) throws IOException, InterruptedException {
        String id = call.videoId();
        ApiClient.Seen video = api.retrieve(id);
        if (!video.isFinal() && !call.flag(UNFINISHED)) {
            throw new ToolRefusedException(
                    new ToolError(
                            "video_unfinished",
                            Optional.of(UNFINISHED),
                            "The video is still being made, and the provider may be paid for it"
                                    + " all the same.",
                            "Wait for it with get_video. If the person wants it stopped, call this"
                                    + " again with stop_unfinished true."));
        }
        boolean deleted = api.send("DELETE", "/v1/videos/" + id, "").path("deleted").asBoolean();
        return Json.object()
                .put("id", id)
                .put("deleted", deleted)
                .put("status_before", video.status());
    }
}
