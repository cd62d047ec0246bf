package reelay.provider.kling;

import com.fasterxml.jackson.databind.JsonNode;
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
 * A submit in Kling's words. A video that begins with an image has the image's shape, so no ratio
 * goes along with one; and an image goes as bare Base64, without {@code data:} before it.
 *
 * @param path where it is posted, the model in it
 */
record KlingBody(String path, JsonNode json) {

    private static final String RESOLUTION = "resolution";
    private static final String RATIO = "aspect_ratio";

    /** Fields of their own that apps may send. */
    private static final Set<String> TAKEN = Set.of(RESOLUTION, RATIO);

    /** A submit that can be put into Kling's words, or why it cannot. */
    sealed interface Written {
        record Ready(KlingBody body) implements Written {}

        record Impossible(String why) implements Written {}
    }

    static Written of(JobRequest job) {
        if (!(job.request().operation() instanceof Operation.Create create)) {
            return new Written.Impossible("Kling makes new videos, and no changed ones");
        }
        Map<String, JsonNode> extra = create.extra().fields();
        Optional<String> unknown =
                extra.keySet().stream().filter(name -> !TAKEN.contains(name)).findFirst();
        if (unknown.isPresent()) {
            return new Written.Impossible(
                    "Kling 3 takes no field '%s'; it takes %s and %s"
                            .formatted(unknown.get(), RESOLUTION, RATIO));
        }
        if (job.reference().isPresent() && extra.containsKey(RATIO)) {
            return new Written.Impossible(
                    "a video that begins with an image has the image's shape at Kling, whatever '%s' says"
                            .formatted(RATIO));
        }
        Optional<Shape> bySize =
                ModelCatalogue.builtIn()
                        .model(KlingProvider.KIND, job.request().model())
                        .flatMap(model -> model.shape(job.request().size()));
        Optional<String> resolution =
                text(extra, RESOLUTION).or(() -> bySize.map(Shape::resolution));
        Optional<String> ratio = text(extra, RATIO).or(() -> bySize.map(Shape::ratio));
        if (resolution.isEmpty() || ratio.isEmpty()) {
            return new Written.Impossible(
                    "Kling has no resolution and ratio for a size of %s with %s"
                            .formatted(job.request().size(), job.request().model()));
        }
        return new Written.Ready(written(job, resolution.get(), ratio.get()));
    }

    private static Optional<String> text(Map<String, JsonNode> extra, String name) {
        return Optional.ofNullable(extra.get(name)).map(JsonNode::asText);
    }

    private static KlingBody written(JobRequest job, String resolution, String ratio) {
        ObjectNode body = Json.object();
        ObjectNode settings = Json.object();
        settings.put(RESOLUTION, resolution);
        Optional<ReferenceImage> image = job.reference();
        if (image.isPresent()) {
            var contents = body.putArray("contents");
            contents.addObject().put("type", "prompt").put("text", job.request().prompt().text());
            contents.addObject().put("type", "first_frame").put("url", image.get().base64());
        } else {
            body.put("prompt", job.request().prompt().text());
            settings.put(RATIO, ratio);
        }
        settings.put("duration", job.request().seconds());
        body.set("settings", settings);
        ObjectNode options = body.putObject("options");
        options.put("external_task_id", job.videoId().value());
        job.callback().ifPresent(address -> options.put("callback_url", address.toString()));
        return new KlingBody(
                (image.isPresent() ? "/image-to-video/" : "/text-to-video/")
                        + job.request().model(),
                body);
    }
}
