package reelay.provider.read;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.POJONode;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Tells whether a text of a document is a video itself, in Base64. */
final class VideoText {

    /** {@code ....ftyp}, of which four bytes are the length, and {@code 1A45DFA3}. */
    private static final Pattern VIDEO_IN_BASE64 =
            Pattern.compile("AAAA[A-Za-z0-9+/_-][GWm2]Z0eXB|GkXfo");

    private static final Pattern DATA_URL =
            Pattern.compile("(?i)\\s*data:([^;,\\s]*)[^,]{0,100}?;base64,");

    private static final Pattern BASE64 = Pattern.compile("[A-Za-z0-9+/_\\-\\s]{64,}={0,2}\\s*");

    private VideoText() {}

    /** Base64 of the first box of an MP4, or of the head of a WebM. */
    static boolean begins(JsonNode value) {
        boolean mayBe = value.isPojo() || (value.isTextual() && value.textValue().length() >= 64);
        return mayBe && VIDEO_IN_BASE64.matcher(longText(value).start()).lookingAt();
    }

    /** The whole text at a place. */
    static ResultPlace.Inline at(String pointer, JsonNode value) {
        return new ResultPlace.Inline(pointer, Optional.empty(), longText(value).length());
    }

    private static LongText longText(JsonNode value) {
        return value instanceof POJONode pojo && pojo.getPojo() instanceof LongText text
                ? text
                : new LongText(value.asText(), value.asText().length());
    }

    /**
     * Where a {@code data:} URL stands, or Base64: a text that was too long to keep, or one whose
     * name says so.
     *
     * @param base64 whether the name says so
     */
    static Optional<ResultPlace.Inline> inline(JsonNode value, String pointer, boolean base64) {
        boolean cut = value.isPojo();
        if (!cut && !value.isTextual()) {
            return Optional.empty();
        }
        LongText text = longText(value);
        String start = text.start();
        Matcher dataUrl = DATA_URL.matcher(start);
        if (dataUrl.lookingAt()) {
            Optional<String> type =
                    Optional.of(dataUrl.group(1).toLowerCase(Locale.ROOT))
                            .filter(t -> !t.isEmpty());
            return Optional.of(new ResultPlace.Inline(pointer, type, text.length()));
        }
        boolean looksBase64 = BASE64.matcher(start).matches();
        return looksBase64 && (cut || base64) ? Optional.of(at(pointer, value)) : Optional.empty();
    }
}
