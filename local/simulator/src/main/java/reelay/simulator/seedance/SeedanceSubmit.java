package reelay.simulator.seedance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import reelay.simulator.vendor.ContentItems;
import reelay.simulator.vendor.SubmittedJson;
import reelay.simulator.vendor.Trouble;
import reelay.simulator.vendor.VendorJobs;
import reelay.simulator.vendor.VendorWishes;
import reelay.simulator.wire.Answer;
import reelay.simulator.wire.Call;
import reelay.simulator.wire.SimulatorRoute;

/**
 * {@code POST /contents/generations/tasks}. Fields at the top are checked strictly; settings in the
 * text of a prompt, which Seedance reads loosely, are not played.
 */
record SeedanceSubmit(VendorJobs jobs) implements SimulatorRoute.Action {

    private static final Set<String> FIELDS =
            Set.of(
                    "model",
                    "content",
                    "resolution",
                    "ratio",
                    "duration",
                    "seed",
                    "generate_audio",
                    "watermark",
                    "camera_fixed",
                    "return_last_frame",
                    "service_tier",
                    "execution_expires_after",
                    "draft",
                    "callback_url",
                    "safety_identifier",
                    "tools");

    private static final List<String> RATIOS =
            List.of("16:9", "4:3", "1:1", "3:4", "9:16", "21:9", "adaptive");

    private static final long LARGEST_SEED = 4_294_967_295L;

    @Override
    public Answer answer(Call call) throws IOException {
        return jobs.create(
                wishes(SubmittedJson.of(call)),
                call,
                job -> Answer.json(JsonNodeFactory.instance.objectNode().put("id", job.id())));
    }

    private static VendorWishes wishes(JsonNode body) {
        for (String name : (Iterable<String>) body::fieldNames) {
            check(FIELDS.contains(name), name + " is not a valid parameter");
        }
        SeedanceModel model =
                SeedanceModel.of(body.path("model").asText())
                        .orElseThrow(() -> Trouble.of(Trouble.Kind.MODEL_UNKNOWN).thrown());
        ContentItems content = ContentItems.of(body);
        String resolution = body.path("resolution").asText("720p");
        check(model.makes(resolution), "resolution is not supported by the model");
        String ratio = body.path("ratio").asText("adaptive");
        check(RATIOS.contains(ratio), "ratio is not valid");
        check(
                !model.imageDecides() || content.imageShape().isEmpty() || ratio.equals("adaptive"),
                "TaskTypeConstraint: with a first frame ratio must be adaptive");
        JsonNode length = body.path("duration");
        check(length.isInt() || length.isMissingNode(), "duration must be an integer");
        int seconds = length.asInt(5);
        check(model.makes(seconds), "duration is not supported by the model");
        long seed = body.path("seed").asLong(-1);
        check(seed >= -1 && seed <= LARGEST_SEED, "seed is out of range");
        for (String flag : List.of("generate_audio", "watermark", "camera_fixed")) {
            check(
                    body.path(flag).isMissingNode() || body.path(flag).isBoolean(),
                    flag + " must be a boolean");
        }
        String shape = ratio.equals("adaptive") ? content.imageShape().orElse("16:9") : ratio;
        return new VendorWishes(
                body.path("model").asText(),
                content.prompt(),
                seconds,
                VendorWishes.size(SeedanceModel.edge(resolution), shape),
                "",
                VendorWishes.callback(body),
                Map.of(
                        "resolution",
                        resolution,
                        "ratio",
                        ratio,
                        "seed",
                        Long.toString(seed),
                        "generate_audio",
                        body.path("generate_audio").asText("true")));
    }

    private static void check(boolean good, String otherwise) {
        if (!good) {
            throw Trouble.invalid(otherwise).thrown();
        }
    }
}
