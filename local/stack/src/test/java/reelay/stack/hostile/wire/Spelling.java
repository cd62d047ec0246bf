package reelay.stack.hostile.wire;

import java.util.Locale;
import reelay.stack.hostile.way.Draw;

/** How a provider writes the words of its own wire, and which of them it has of its own. */
public enum Spelling {
    USUAL,
    CAPITALS,
    CAPITALISED,
    PADDED,
    /** Another word that the wire's documents have for a job that came to nothing. */
    OTHER_FAILURE,
    UNKNOWN_WAITING,
    UNKNOWN_DONE,
    UNKNOWN_FAILURE;

    /**
     * The words of a provider.
     *
     * @param others words of the wire for a failure beside the usual one
     */
    public Words of(Words usual, java.util.List<String> others, Draw draw) {
        return switch (this) {
            case USUAL -> usual;
            case CAPITALS -> each(usual, word -> word.toUpperCase(Locale.ROOT));
            case CAPITALISED ->
                    each(
                            usual,
                            word ->
                                    word.substring(0, 1).toUpperCase(Locale.ROOT)
                                            + word.substring(1));
            case PADDED -> each(usual, word -> " " + word + " ");
            case OTHER_FAILURE ->
                    others.isEmpty()
                            ? usual
                            : usual.with(usual.done(), draw.oneOf("other failure", others));
            case UNKNOWN_WAITING ->
                    new Words("in_the_hall", "on_the_easel", usual.done(), usual.failed());
            case UNKNOWN_DONE -> usual.with("well_done", usual.failed());
            case UNKNOWN_FAILURE -> usual.with(usual.done(), "spoiled");
        };
    }

    private static Words each(Words words, java.util.function.UnaryOperator<String> change) {
        return new Words(
                change.apply(words.queued()),
                change.apply(words.running()),
                change.apply(words.done()),
                change.apply(words.failed()));
    }

    /** The words of the states of a job. */
    public record Words(String queued, String running, String done, String failed) {
        Words with(String otherDone, String otherFailed) {
            return new Words(queued, running, otherDone, otherFailed);
        }
    }
}
