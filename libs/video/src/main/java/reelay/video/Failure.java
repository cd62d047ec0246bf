package reelay.video;

/**
 * Why a video fails.
 *
 * @param code the word for programs
 * @param message a sentence for people: what happened and what to try
 */
public record Failure(FailureCode code, String message) {

    /** The longest message kept, in characters; a provider may send a whole page. */
    private static final int LONGEST_MESSAGE = 1_000;

    public Failure {
        if (message.length() > LONGEST_MESSAGE) {
            message = message.substring(0, LONGEST_MESSAGE);
        }
    }

    /** The same in words that hold for every failure of its code, and repeat nobody's. */
    public Failure inGeneral() {
        return new Failure(code, code.meaning());
    }

    /** The same as it is written down. */
    public RecordedFailure recorded() {
        return new RecordedFailure(code.word(), message);
    }
}
