package reelay.simulator.vendor;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.util.Map;
import java.util.Optional;

/**
 * What a new job is to be, as its wire has read and checked it.
 *
 * @param size {@code WIDTHxHEIGHT} of the file that is drawn
 * @param clientId the client's own id of it; empty for none
 * @param callback where to call when the job changes
 * @param asked what else was asked for and is shown again
 */
public record VendorWishes(
        String model,
        String prompt,
        int seconds,
        String size,
        String clientId,
        Optional<URI> callback,
        Map<String, String> asked) {

    /** The {@code callback_url} of a submit. */
    public static Optional<URI> callback(JsonNode holder) {
        JsonNode address = holder.path("callback_url");
        if (address.isMissingNode() || address.asText().isEmpty()) {
            return Optional.empty();
        }
        if (!address.asText().matches("https?://\\S+")) {
            throw Trouble.invalid("callback_url is not valid").thrown();
        }
        return Optional.of(URI.create(address.asText()));
    }

    /** The prompt is left out. */
    @Override
    public String toString() {
        return "VendorWishes[" + model + ", " + seconds + " s, " + size + "]";
    }

    /**
     * The size of a tier and a ratio, in even numbers.
     *
     * @param shorterEdge of the tier, in pixels
     * @param ratio such as {@code 16:9}
     */
    public static String size(int shorterEdge, String ratio) {
        String[] sides = ratio.split(":", 2);
        int width = Integer.parseInt(sides[0]);
        int height = Integer.parseInt(sides[1]);
        int longer =
                Math.round(shorterEdge * Math.max(width, height) / (2f * Math.min(width, height)))
                        * 2;
        return width >= height ? longer + "x" + shorterEdge : shorterEdge + "x" + longer;
    }
}
