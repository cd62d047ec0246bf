package reelay.video;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Width and height of a video, {@code 1280x720} on the wire.
 *
 * @param width pixels, at least 1
 * @param height pixels, at least 1
 */
public record VideoSize(int width, int height) {

    private static final Pattern SHAPE = Pattern.compile("([1-9][0-9]{0,4})x([1-9][0-9]{0,4})");

    public VideoSize {
        if (width < 1 || height < 1) {
            throw new IllegalArgumentException(
                    "a size is at least 1x1, was " + width + "x" + height);
        }
    }

    /** The size in {@code text}, or empty when the text is none. */
    public static Optional<VideoSize> parse(String text) {
        Matcher matcher = SHAPE.matcher(text);
        return matcher.matches()
                ? Optional.of(
                        new VideoSize(
                                Integer.parseInt(matcher.group(1)),
                                Integer.parseInt(matcher.group(2))))
                : Optional.empty();
    }

    /** The size in {@code text}, which must be one. */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static VideoSize of(String text) {
        return parse(text)
                .orElseThrow(
                        () ->
                                new IllegalArgumentException(
                                        "a size looks like 1280x720, was \"" + text + "\""));
    }

    @JsonValue
    @Override
    public String toString() {
        return width + "x" + height;
    }
}
