package reelay.simulator.vendor;

import java.util.Map;

/**
 * What a new job is to be, as its wire has read and checked it.
 *
 * @param size {@code WIDTHxHEIGHT} of the file that is drawn
 * @param clientId the client's own id of it; empty for none
 * @param asked what else was asked for and is shown again
 */
public record VendorWishes(
        String model,
        String prompt,
        int seconds,
        String size,
        String clientId,
        Map<String, String> asked) {

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
