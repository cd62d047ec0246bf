package reelay.video;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.nio.charset.StandardCharsets;
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

    private static final Pattern SHAPE = Pattern.compile("video_[0-9a-f]{48}");

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
        return ofBytes(bytes);
    }

    /**
     * The id that repeats of one request share: the same owner and idempotency key, the same id.
     */
    public static VideoId ofIdempotencyKey(String owner, String idempotencyKey) {
        // A NUL cannot stand in an owner or a header, so two different pairs never join to one
        // text.
        String joined = owner + '\0' + idempotencyKey;
        return ofBytes(Sha256.of(joined.getBytes(StandardCharsets.UTF_8)));
    }

    private static VideoId ofBytes(byte[] bytes) {
        return new VideoId("video_" + HexFormat.of().formatHex(bytes, 0, BYTES));
    }

    @Override
    public String toString() {
        return value;
    }
}
