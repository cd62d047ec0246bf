package reelay.video;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * What the video shall show, in the user's words. Personal: it prints as a label, never as itself.
 *
 * @param text 1 to 32,000 characters (protocol section 1.2)
 */
public record Prompt(@JsonValue String text) {

    /** The longest prompt the protocol allows, in characters of Unicode: an emoji is one. */
    public static final int LONGEST = 32_000;

    /** Of a video whose job was made elsewhere; nobody can send it, for it is no character. */
    public static final Prompt UNKNOWN = new Prompt("\uFFFF");

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public Prompt {
        if (text.isBlank() || characters(text) > LONGEST) {
            throw new IllegalArgumentException(
                    "a prompt has 1 to "
                            + LONGEST
                            + " characters, this one has "
                            + characters(text));
        }
    }

    private static int characters(String text) {
        return text.codePointCount(0, text.length());
    }

    @Override
    public String toString() {
        return "[prompt of " + characters(text) + " characters]";
    }
}
