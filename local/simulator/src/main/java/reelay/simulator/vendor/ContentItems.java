package reelay.simulator.vendor;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import reelay.simulator.wire.ImageSize;

/**
 * What a video is made from, as Seedance and MiniMax are told: {@code content[]} of a text and
 * images with roles.
 *
 * @param prompt its one text
 * @param imageShape width to height of the image it begins with; empty without one
 */
public record ContentItems(String prompt, Optional<String> imageShape) {

    /** Where nobody can measure an image, at the end of a URL or as WebP. */
    private static final String USUAL_SHAPE = "16:9";

    private static final String FIRST = "first_frame";
    private static final String LAST = "last_frame";

    /** Reads and checks them. */
    public static ContentItems of(JsonNode body) {
        if (!body.path("content").isArray()) {
            throw Trouble.invalid("content must be an array").thrown();
        }
        List<String> texts = new ArrayList<>();
        Optional<String> first = Optional.empty();
        boolean last = false;
        for (JsonNode item : body.path("content")) {
            switch (item.path("type").asText()) {
                case "text" -> texts.add(item.path("text").asText());
                case "image_url" -> {
                    switch (item.path("role").asText(FIRST)) {
                        case FIRST -> first = Optional.of(shape(item));
                        case LAST -> last = true;
                        default ->
                                throw Trouble.invalid("this simulator plays no such role").thrown();
                    }
                }
                default -> throw Trouble.invalid("content.type is not valid").thrown();
            }
        }
        if (texts.size() != 1 || texts.getFirst().isBlank()) {
            throw Trouble.invalid("content must hold exactly one non-empty text").thrown();
        }
        if (last && first.isEmpty()) {
            throw Trouble.invalid("a last_frame needs a first_frame").thrown();
        }
        return new ContentItems(texts.getFirst(), first);
    }

    private static String shape(JsonNode item) {
        String url = item.path("image_url").path("url").asText();
        if (url.startsWith("https://")) {
            return USUAL_SHAPE;
        }
        int comma = url.indexOf(";base64,");
        if (!url.startsWith("data:image/") || comma < 0) {
            throw Trouble.invalid("image_url.url must be https:// or data:image/...;base64,")
                    .thrown();
        }
        byte[] image;
        try {
            image = Base64.getDecoder().decode(url.substring(comma + ";base64,".length()));
        } catch (IllegalArgumentException e) {
            throw Trouble.invalid("image_url.url is not Base64").thrown();
        }
        return ImageSize.of(image)
                .map(size -> size.width() + ":" + size.height())
                .orElse(USUAL_SHAPE);
    }

    /** The prompt is left out. */
    @Override
    public String toString() {
        return "ContentItems[" + imageShape.orElse("no image") + "]";
    }
}
