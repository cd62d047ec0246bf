package reelay.simulator.openrouter;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.Map;
import reelay.simulator.vendor.SubmittedJson;
import reelay.simulator.vendor.Trouble;
import reelay.simulator.vendor.VendorJobs;
import reelay.simulator.vendor.VendorWishes;
import reelay.simulator.wire.Answer;
import reelay.simulator.wire.Call;
import reelay.simulator.wire.SimulatorRoute;

/** {@code POST /videos}: 202, and an address to ask at. */
record OpenRouterSubmit(VendorJobs jobs) implements SimulatorRoute.Action {

    @Override
    public Answer answer(Call call) throws IOException {
        return jobs.create(
                wishes(SubmittedJson.of(call)),
                call,
                job -> {
                    var body = OpenRouterLook.body(jobs, job);
                    body.put("polling_url", "/api/v1/videos/" + job.id());
                    return Answer.json(202, Map.of(), body);
                });
    }

    private static VendorWishes wishes(JsonNode body) {
        RoutedModel model =
                RoutedModel.of(body.path("model").asText())
                        .orElseThrow(
                                () ->
                                        new Trouble(
                                                        Trouble.Kind.MODEL_UNKNOWN,
                                                        body.path("model").asText())
                                                .thrown());
        String prompt = body.path("prompt").asText();
        if (prompt.isBlank()) {
            throw Trouble.invalid("prompt is required").thrown();
        }
        for (JsonNode frame : body.path("frame_images")) {
            checkFrame(model, frame);
        }
        int seconds = model.among(model.seconds(), body.path("duration").asInt(4), "duration");
        return new VendorWishes(
                model.id(),
                prompt,
                seconds,
                size(model, body),
                body.path("session_id").asText(),
                VendorWishes.callback(body),
                Map.of());
    }

    private static String size(RoutedModel model, JsonNode body) {
        if (body.has("size")) {
            throw Trouble.invalid(model.id() + " does not support size").thrown();
        }
        String resolution =
                model.among(
                        model.resolutions(), body.path("resolution").asText("720p"), "resolution");
        String ratio =
                model.among(
                        model.ratios(), body.path("aspect_ratio").asText("16:9"), "aspect_ratio");
        return VendorWishes.size(Integer.parseInt(resolution.replace("p", "")), ratio);
    }

    private static void checkFrame(RoutedModel model, JsonNode frame) {
        model.among(model.frames(), frame.path("frame_type").asText(), "frame_type");
        String url = frame.path("image_url").path("url").asText();
        if (!url.startsWith("data:image/") && !url.startsWith("https://")) {
            throw Trouble.invalid("frame_images must have an https or data URL").thrown();
        }
    }
}
