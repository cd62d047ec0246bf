package reelay.video;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.HexFormat;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;

/**
 * The id of a video: {@code video_} and 48 lower-case hex digits, the shape OpenAI's own ids have.
 *
 * @param value the id as it stands on the wire
 */
public record VideoId(@JsonValue String value) {

    /** What every id begins with. */
    public static final String PREFIX = "video_";

    private static final Pattern SHAPE = Pattern.compile(PREFIX + "[0-9a-f]{48}");

    /** Random bytes of an id; 24 bytes are 48 hex digits. */
    private static final int BYTES = 24;

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public VideoId {
        if (!SHAPE.matcher(value).matches()) {
            throw new IllegalArgumentException(
                    "a video id is video_ and 48 hex digits, was \"" + value + "\"");
        }
    }

    /**
     * The id in {@code text}, or empty when the text is none; what a client sent goes through here.
     */
    public static Optional<VideoId> parse(String text) {
        return SHAPE.matcher(text).matches() ? Optional.of(new VideoId(text)) : Optional.empty();
    }

    /** A new id nobody can guess, if {@code random} is a secure source. */
    public static VideoId random(RandomGenerator random) {
        byte[] bytes = new byte[BYTES];
        random.nextBytes(bytes);
        return new VideoId(PREFIX + HexFormat.of().formatHex(bytes));
    }

    @Override
    public String toString() {
        return value;
    }
}
