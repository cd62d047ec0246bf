package reelay.simulator.kling;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import reelay.simulator.vendor.SubmittedJson;
import reelay.simulator.vendor.Trouble;
import reelay.simulator.vendor.VendorJobs;
import reelay.simulator.vendor.VendorWishes;
import reelay.simulator.wire.Answer;
import reelay.simulator.wire.Call;
import reelay.simulator.wire.ImageSize;
import reelay.simulator.wire.SimulatorRoute;

/**
 * {@code POST /text-to-video/{model}} and {@code POST /image-to-video/{model}}. An {@code
 * external_task_id} that the account has used is refused; nobody here has seen in which words.
 *
 * @param fromImage whether the video begins with an image, whose shape it then has
 */
record KlingSubmit(VendorJobs jobs, boolean fromImage) implements SimulatorRoute.Action {

    private static final List<String> MODELS = List.of("kling-3.0", "kling-3.0-turbo");
    private static final Map<String, Integer> EDGES = Map.of("720p", 720, "1080p", 1080);
    private static final List<String> RATIOS = List.of("16:9", "9:16", "1:1");
    private static final int LONGEST_PROMPT = 2_500;

    @Override
    public Answer answer(Call call) throws IOException {
        if (!MODELS.contains(call.id())) {
            throw Trouble.of(Trouble.Kind.MODEL_UNKNOWN).thrown();
        }
        VendorWishes wishes = wishes(call.id(), SubmittedJson.of(call));
        if (!wishes.clientId().isEmpty() && jobs.ofClient(wishes.clientId()).isPresent()) {
            throw new Trouble(Trouble.Kind.ID_TAKEN, wishes.clientId()).thrown();
        }
        return jobs.create(wishes, call, job -> Answer.json(KlingTaskBody.submitted(job)));
    }

    private VendorWishes wishes(String model, JsonNode body) {
        String prompt = fromImage ? content(body, "prompt", "text") : body.path("prompt").asText();
        if (prompt.isBlank() || prompt.length() > LONGEST_PROMPT) {
            throw Trouble.invalid("prompt must have 1 to 2500 characters").thrown();
        }
        JsonNode settings = body.path("settings");
        Integer edge = EDGES.get(settings.path("resolution").asText("720p"));
        if (edge == null) {
            throw Trouble.invalid("settings.resolution must be 720p or 1080p").thrown();
        }
        JsonNode seconds = settings.path("duration");
        int length = seconds.asInt(5);
        boolean odd = !seconds.isMissingNode() && !seconds.isInt();
        if (odd || length < 3 || length > 15) {
            throw Trouble.invalid("settings.duration must be a number from 3 to 15").thrown();
        }
        return new VendorWishes(
                model,
                prompt,
                length,
                VendorWishes.size(edge, fromImage ? shape(body) : ratio(settings)),
                body.path("options").path("external_task_id").asText(),
                VendorWishes.callback(body.path("options")),
                Map.of());
    }

    private static String ratio(JsonNode settings) {
        String ratio = settings.path("aspect_ratio").asText("16:9");
        if (!RATIOS.contains(ratio)) {
            throw Trouble.invalid("settings.aspect_ratio must be one of " + RATIOS).thrown();
        }
        return ratio;
    }

    /** The image's own, as width to height. */
    private static String shape(JsonNode body) {
        String url = content(body, "first_frame", "url");
        if (url.startsWith("http")) {
            return "16:9";
        }
        byte[] image;
        try {
            image = Base64.getDecoder().decode(url);
        } catch (IllegalArgumentException e) {
            throw Trouble.invalid("contents.url must be a URL or Base64 without data: before it")
                    .thrown();
        }
        return ImageSize.of(image)
                .map(size -> size.width() + ":" + size.height())
                // A WebP, which is not measured.
                .orElse("16:9");
    }

    private static String content(JsonNode body, String type, String field) {
        return StreamSupport.stream(body.path("contents").spliterator(), false)
                .filter(content -> content.path("type").asText().equals(type))
                .map(content -> content.path(field).asText())
                .findFirst()
                .orElseThrow(() -> Trouble.invalid("contents lacks a " + type).thrown());
    }
}
