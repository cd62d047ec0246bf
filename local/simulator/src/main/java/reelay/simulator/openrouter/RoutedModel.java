package reelay.simulator.openrouter;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import reelay.simulator.vendor.Trouble;

/**
 * A model behind OpenRouter, with what it takes; another value is refused.
 *
 * @param seconds lengths
 * @param resolutions such as {@code 720p}
 */
record RoutedModel(
        String id,
        List<Integer> seconds,
        List<String> resolutions,
        List<String> ratios,
        List<String> frames) {

    static final List<RoutedModel> ALL =
            List.of(
                    new RoutedModel(
                            "google/veo-3.1",
                            List.of(4, 6, 8),
                            List.of("720p", "1080p"),
                            List.of("16:9", "9:16"),
                            List.of("first_frame", "last_frame")),
                    new RoutedModel(
                            "kwaivgi/kling-v3.0-std",
                            List.of(3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15),
                            List.of("720p"),
                            List.of("16:9", "9:16", "1:1"),
                            List.of("first_frame", "last_frame")));

    static Optional<RoutedModel> of(String id) {
        return ALL.stream().filter(model -> model.id().equals(id)).findFirst();
    }

    /** Refuses what it does not make. */
    <T> T among(List<T> allowed, T value, String field) {
        if (!allowed.contains(value)) {
            throw Trouble.invalid("%s does not support %s %s".formatted(id, field, value)).thrown();
        }
        return value;
    }

    ObjectNode json() {
        ObjectNode model = JsonNodeFactory.instance.objectNode().put("id", id).put("name", id);
        ArrayNode lengths = model.putArray("supported_durations");
        seconds.forEach(lengths::add);
        put(model, "supported_resolutions", resolutions);
        put(model, "supported_aspect_ratios", ratios);
        put(model, "supported_frame_images", frames);
        model.putNull("supported_sizes");
        model.put("generate_audio", true).put("seed", true);
        return model;
    }

    private static void put(ObjectNode model, String field, List<String> values) {
        ArrayNode array = model.putArray(field);
        values.forEach(array::add);
    }
}
