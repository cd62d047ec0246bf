package reelay.access.report;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonValue;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import reelay.access.Reason;

/**
 * How one model stands: the best that is known of it.
 *
 * @param model the model
 * @param standing proved, refused, listed or unknown
 * @param at when the video was taken or refused, Unix seconds; absent where none was
 * @param reason what it was refused for; absent unless it was
 * @param words the provider's own words for it; absent unless it was refused
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
public record ModelStanding(
        String model,
        Standing standing,
        @Nullable Instant at,
        @Nullable Reason reason,
        @Nullable String words) {

    /** In the order of its worth. */
    public enum Standing {
        /** The provider took a video of it, and nothing was refused since. */
        PROVED,
        /** The last video was refused, and nothing has overtaken that. */
        REFUSED,
        /** The provider lists it, which is no proof. */
        LISTED,
        /** Neither was a video asked for nor is it listed. */
        UNKNOWN;

        /** The word on the wire: proved, refused, listed, unknown. */
        @JsonValue
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
