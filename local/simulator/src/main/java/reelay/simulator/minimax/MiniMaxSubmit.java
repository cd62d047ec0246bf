package reelay.simulator.minimax;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import reelay.simulator.vendor.ContentItems;
import reelay.simulator.vendor.SubmittedJson;
import reelay.simulator.vendor.Trouble;
import reelay.simulator.vendor.VendorJobs;
import reelay.simulator.vendor.VendorWishes;
import reelay.simulator.wire.Answer;
import reelay.simulator.wire.Call;
import reelay.simulator.wire.SimulatorRoute;

/**
 * {@code POST /v2/video_generation}. Without a resolution it makes the dearest; a video from text
 * alone needs a ratio, and one that begins with an image has the image's shape.
 */
record MiniMaxSubmit(VendorJobs jobs) implements SimulatorRoute.Action {

    private record Model(int shortest, Map<String, Integer> edges) {}

    private static final Map<String, Model> MODELS =
            Map.of(
                    "MiniMax-H3", new Model(4, Map.of("768P", 768, "2K", 1440)),
                    "MiniMax-H3-Max", new Model(5, Map.of("480P", 480, "768P", 768, "2K", 1440)));

    private static final int LONGEST = 15;

    private static final List<String> RATIOS = List.of("16:9", "21:9", "4:3", "1:1", "3:4", "9:16");

    @Override
    public Answer answer(Call call) throws IOException {
        return jobs.create(
                wishes(SubmittedJson.of(call)),
                call,
                job -> Answer.json(JsonNodeFactory.instance.objectNode().put("task_id", job.id())));
    }

    private static VendorWishes wishes(JsonNode body) {
        Model model = MODELS.get(body.path("model").asText());
        if (model == null) {
            throw Trouble.of(Trouble.Kind.MODEL_UNKNOWN).thrown();
        }
        ContentItems content = ContentItems.of(body);
        String resolution = body.path("resolution").asText("2K");
        Integer edge = model.edges().get(resolution);
        if (edge == null) {
            throw Trouble.invalid("invalid params, resolution").thrown();
        }
        JsonNode length = body.path("duration");
        int seconds = length.asInt(model.shortest());
        if ((!length.isInt() && !length.isMissingNode())
                || seconds < model.shortest()
                || seconds > LONGEST) {
            throw Trouble.invalid("invalid params, duration").thrown();
        }
        String ratio = body.path("ratio").asText("adaptive");
        if (content.imageShape().isEmpty() && !RATIOS.contains(ratio)) {
            throw Trouble.invalid("invalid params, ratio is required for text alone").thrown();
        }
        return new VendorWishes(
                body.path("model").asText(),
                content.prompt(),
                seconds,
                VendorWishes.size(edge, content.imageShape().orElse(ratio)),
                "",
                VendorWishes.callback(body),
                Map.of("resolution", resolution, "ratio", ratio));
    }
}
