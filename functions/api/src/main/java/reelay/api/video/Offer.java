package reelay.api.video;

import java.util.List;
import reelay.video.Environment;
import reelay.video.VideoSize;

/**
 * What this deployment makes; the first of each list is the default.
 *
 * @param models names as apps send them
 * @param seconds whole numbers as text
 * @param sizes such as 1280x720
 */
public record Offer(List<String> models, List<String> seconds, List<String> sizes) {

    /** Longest video, in seconds; an hour is far more than any provider makes. */
    private static final int MOST_SECONDS = 3600;

    public Offer {
        models = List.copyOf(models);
        seconds = List.copyOf(seconds);
        sizes = List.copyOf(sizes);
    }

    /** Reads VIDEO_MODELS, VIDEO_SECONDS and VIDEO_SIZES. */
    public static Offer from(Environment environment) {
        List<String> seconds = environment.list("VIDEO_SECONDS");
        for (String value : seconds) {
            if (!value.matches("[1-9][0-9]{0,3}") || Integer.parseInt(value) > MOST_SECONDS) {
                throw environment.odd(
                        "VIDEO_SECONDS", value, "whole numbers from 1 to " + MOST_SECONDS, null);
            }
        }
        List<String> sizes = environment.list("VIDEO_SIZES");
        for (String value : sizes) {
            if (VideoSize.parse(value).isEmpty()) {
                throw environment.odd("VIDEO_SIZES", value, "sizes such as 1280x720", null);
            }
        }
        return new Offer(environment.list("VIDEO_MODELS"), seconds, sizes);
    }
}
