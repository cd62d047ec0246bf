package reelay.video;

/**
 * Why a video failed, as clients see it.
 *
 * @param code a word for programs, such as {@code moderation_blocked}
 * @param message a sentence for people: what happened and what to try
 */
public record Failure(String code, String message) {

    /** The longest message kept, in characters; a provider may send a whole page. */
    private static final int LONGEST_MESSAGE = 1_000;

    public Failure {
        if (message.length() > LONGEST_MESSAGE) {
            message = message.substring(0, LONGEST_MESSAGE);
        }
    }
}
