package reelay.video;

import java.time.Instant;

/**
 * Why a queued video is not with the provider yet. It goes there by itself when what it waits for
 * has come.
 *
 * @param reason a word for programs, such as {@code verification_propagating}
 * @param message a sentence for people, without any secret or prompt
 * @param since when it was first refused
 * @param until when another look may find something better
 */
public record Hold(String reason, String message, Instant since, Instant until) {

    /** The longest message kept, in characters; a provider may send a whole page. */
    private static final int LONGEST_MESSAGE = 1_000;

    public Hold {
        if (message.length() > LONGEST_MESSAGE) {
            message = message.substring(0, LONGEST_MESSAGE);
        }
    }
}
