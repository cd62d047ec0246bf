package reelay.stack.cli.mcp;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.function.LongSupplier;
import reelay.stack.cli.client.ApiClient;

/**
 * Says how a video is doing, and may wait for its end.
 *
 * @param nanos a clock that nobody sets
 */
record GetVideoTool(ApiClient api, Runbook runbook, LongSupplier nanos) implements AgentTool {

    @Override
    public String name() {
        return "get_video";
    }

    @Override
    public ObjectNode call(ToolCall call) throws IOException, InterruptedException {
        ApiClient.Seen video =
                wait(call.videoId(), call.number("wait_seconds", 0), call.progress());
        return new VideoStory(video, runbook).tell(held(video));
    }

    private ApiClient.Seen wait(String id, int most, ToolCall.Progress progress)
            throws IOException, InterruptedException {
        long start = nanos.getAsLong();
        Duration end = Duration.ofSeconds(most);
        ApiClient.Seen video = api.retrieve(id);
        Duration waited = Duration.ofNanos(nanos.getAsLong() - start);
        while (!video.isFinal() && waited.compareTo(end) < 0) {
            progress.at(
                    waited.toMillis() / 1000.0,
                    most,
                    video.status() + ", " + video.body().path("progress").asInt() + " %");
            Duration left = end.minus(waited);
            Thread.sleep(left.compareTo(video.lookAgainIn()) < 0 ? left : video.lookAgainIn());
            video = api.retrieve(id);
            waited = Duration.ofNanos(nanos.getAsLong() - start);
        }
        return video;
    }

    private Optional<JsonNode> held(ApiClient.Seen video) throws IOException, InterruptedException {
        if (!video.status().equals("queued")) {
            return Optional.empty();
        }
        return api.held()
                .valueStream()
                .filter(held -> held.path("id").asText().equals(video.id()))
                .findFirst();
    }
}
