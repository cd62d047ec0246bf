package reelay.provider.task;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import reelay.provider.models.ExtraField;
import reelay.video.Json;

/**
 * What a video is made from, as an array: the prompt, then the frames it begins and ends with, each
 * with its role. An image goes as a {@code data:} address.
 */
public final class ContentArray {

    private ContentArray() {}

    /** The contents of a submit. */
    public static ArrayNode of(Wishes wishes) {
        ArrayNode contents = Json.object().putArray("content");
        contents.addObject()
                .put("type", "text")
                .put("text", wishes.job().request().prompt().text());
        wishes.job().reference().ifPresent(it -> add(contents, "first_frame", it.dataUrl()));
        wishes.field(ExtraField.LAST_FRAME)
                .map(JsonNode::asText)
                .ifPresent(it -> add(contents, "last_frame", it));
        return contents;
    }

    private static void add(ArrayNode contents, String role, String address) {
        contents.addObject()
                .put("type", "image_url")
                .put("role", role)
                .putObject("image_url")
                .put("url", address);
    }
}
