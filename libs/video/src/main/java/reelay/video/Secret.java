package reelay.video;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonIgnore;

/**
 * A key or password. It prints as a label, never as itself.
 *
 * @param value what must not be shown
 */
public record Secret(@JsonIgnore String value) {

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public Secret {}

    /** The last four characters, enough for a person to tell two keys apart. */
    public String ending() {
        return value.length() < 8 ? "" : value.substring(value.length() - 4);
    }

    @Override
    public String toString() {
        return "[secret]";
    }
}
