package reelay.video;

import java.time.Instant;
import java.util.Optional;

/**
 * A target that was asked for a video, certainly did not take it, and was passed over for another.
 *
 * @param target such as {@code kling/kling-3.0}
 * @param code why: what the video would have failed with
 * @param message the same for people, without any secret or prompt
 * @param at when it said so last
 * @param again when it may be asked again; empty when it is not asked again for this video
 */
public record Tried(
        String target, FailureCode code, String message, Instant at, Optional<Instant> again) {

    /** The longest message kept, in characters; a provider may send a whole page. */
    private static final int LONGEST_MESSAGE = 1_000;

    public Tried {
        if (message.length() > LONGEST_MESSAGE) {
            message = message.substring(0, LONGEST_MESSAGE);
        }
    }
}
