package reelay.provider.openrouter;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import reelay.provider.job.JobRequest;
import reelay.provider.job.ReferenceImage;
import reelay.provider.models.ModelCatalogue;
import reelay.provider.models.Shape;
import reelay.video.Json;
import reelay.video.Operation;

/**
 * A submit in OpenRouter's words. The size is said as resolution and ratio where the model is
 * described: OpenRouter's list leaves a model's sizes open more often than those. A model that
 * nobody described gets the size as it is. Our id goes along as {@code session_id}, which is shown
 * in the account's logs and finds nothing.
 */
final class OpenRouterBody {

    private static final String RESOLUTION = "resolution";
    private static final String RATIO = "aspect_ratio";
    private static final String LAST_FRAME = "last_frame";

    /** Fields of their own that apps may send, and that go on as they came. */
    private static final Set<String> PASSED =
            Set.of(RESOLUTION, RATIO, "seed", "generate_audio", "provider", "input_references");

    /** A submit that can be put into OpenRouter's words, or why it cannot. */
    sealed interface Written {
        record Ready(JsonNode json) implements Written {}

        record Impossible(String why) implements Written {}
    }

    private OpenRouterBody() {}

    static Written of(JobRequest job) {
        if (!(job.request().operation() instanceof Operation.Create create)) {
            return new Written.Impossible(
                    "new videos alone are made through OpenRouter, and no changed ones");
        }
        Map<String, JsonNode> extra = create.extra().fields();
        Optional<String> unknown =
                extra.keySet().stream()
                        .filter(name -> !PASSED.contains(name) && !name.equals(LAST_FRAME))
                        .findFirst();
        return unknown.<Written>map(
                        name ->
                                new Written.Impossible(
                                        "OpenRouter takes no field '%s'".formatted(name)))
                .orElseGet(() -> new Written.Ready(json(job, extra)));
    }

    private static JsonNode json(JobRequest job, Map<String, JsonNode> extra) {
        ObjectNode body =
                Json.object()
                        .put("model", job.request().model())
                        .put("prompt", job.request().prompt().text())
                        .put("duration", job.request().seconds());
        putShape(body, job, extra);
        putFrames(body, job.reference(), Optional.ofNullable(extra.get(LAST_FRAME)));
        extra.forEach(
                (name, value) -> {
                    if (PASSED.contains(name)) {
                        body.set(name, value);
                    }
                });
        job.callback().ifPresent(address -> body.put("callback_url", address.toString()));
        return body.put("session_id", job.videoId().value());
    }

    /** What the app says itself stands; the size says the rest. */
    private static void putShape(ObjectNode body, JobRequest job, Map<String, JsonNode> extra) {
        Optional<Shape> shape =
                ModelCatalogue.builtIn()
                        .model(OpenRouterProvider.KIND, job.request().model())
                        .flatMap(model -> model.shape(job.request().size()));
        if (shape.isPresent()) {
            body.put(RESOLUTION, shape.get().resolution()).put(RATIO, shape.get().ratio());
        } else if (!extra.containsKey(RESOLUTION) && !extra.containsKey(RATIO)) {
            body.put("size", job.request().size().toString());
        }
    }

    private static void putFrames(
            ObjectNode body, Optional<ReferenceImage> first, Optional<JsonNode> last) {
        ArrayNode frames = Json.object().putArray("frame_images");
        first.ifPresent(image -> putFrame(frames, "first_frame", image.dataUrl()));
        last.ifPresent(
                frame ->
                        putFrame(
                                frames,
                                LAST_FRAME,
                                frame.isObject()
                                        ? frame.path("image_url").asText()
                                        : frame.asText()));
        if (!frames.isEmpty()) {
            body.set("frame_images", frames);
        }
    }

    private static void putFrame(ArrayNode frames, String type, String url) {
        ObjectNode frame = frames.addObject().put("type", "image_url").put("frame_type", type);
        frame.putObject("image_url").put("url", url);
    }
}
