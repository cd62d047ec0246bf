package reelay.access.report;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/**
 * One line of the list of what must be true before videos can be made.
 *
 * @param name its name on the wire, such as {@code organization_verified}
 * @param text what must be true, for people
 * @param state whether it is
 * @param sentence how that is known, or what would tell
 */
public record ChecklistLine(String name, String text, State state, String sentence) {

    /** Whether a line can be ticked off. */
    public enum State {
        DONE,
        OPEN,
        /** Nobody can tell but the account's owner. */
        UNKNOWN;

        /** The word on the wire: done, open, unknown. */
        @JsonValue
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
