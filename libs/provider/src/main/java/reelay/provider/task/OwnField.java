package reelay.provider.task;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.math.BigDecimal;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import reelay.provider.read.Values;

/**
 * Fields beside those of the Videos protocol that an app may send. A form sends all of them as
 * texts, so a text that reads as what is wanted is taken for it.
 */
public enum OwnField {
    RESOLUTION(Type.WORD),
    ASPECT_RATIO(Type.WORD),
    SEED(Type.SEED),
    GENERATE_AUDIO(Type.SWITCH),
    LAST_FRAME(Type.IMAGE),
    WATERMARK(Type.SWITCH),
    CAMERA_FIXED(Type.SWITCH),
    AIGC_WATERMARK(Type.SWITCH);

    private enum Type {
        WORD("a word"),
        SEED("a whole number from 0 to 4294967295"),
        SWITCH("true or false"),
        IMAGE("the https:// or data:image/ address of an image");

        private final String wanted;

        Type(String wanted) {
            this.wanted = wanted;
        }
    }

    private static final long LARGEST_SEED = 4_294_967_295L;

    private static final Pattern IMAGE_ADDRESS =
            Pattern.compile("(https://|data:image/)\\S+", Pattern.CASE_INSENSITIVE);

    private final Type type;

    OwnField(Type type) {
        this.type = type;
    }

    /** The name in requests. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<OwnField> ofWord(String word) {
        return Stream.of(values()).filter(field -> field.word().equals(word)).findFirst();
    }

    /** What its value must be, for people. */
    String wanted() {
        return type.wanted;
    }

    /** The value as the provider takes it; empty when it is something else. */
    Optional<JsonNode> read(JsonNode value) {
        return switch (type) {
            case WORD -> Values.text(value).map(TextNode::valueOf);
            case IMAGE ->
                    Values.text(value)
                            .filter(text -> IMAGE_ADDRESS.matcher(text).matches())
                            .map(TextNode::valueOf);
            case SWITCH ->
                    switch (value.asText()) {
                        case "true" -> Optional.of(BooleanNode.TRUE);
                        case "false" -> Optional.of(BooleanNode.FALSE);
                        default -> Optional.empty();
                    };
            case SEED ->
                    Values.number(value)
                            .filter(number -> number.stripTrailingZeros().scale() <= 0)
                            .filter(number -> number.signum() >= 0)
                            .filter(number -> number.compareTo(largestSeed()) <= 0)
                            .map(number -> LongNode.valueOf(number.longValue()));
        };
    }

    private static BigDecimal largestSeed() {
        return BigDecimal.valueOf(LARGEST_SEED);
    }
}
