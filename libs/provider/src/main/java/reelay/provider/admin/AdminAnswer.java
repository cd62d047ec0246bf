package reelay.provider.admin;

import java.util.Optional;

/**
 * What came of one question; a permission that is missing only costs that answer.
 *
 * @param <T> what was asked for
 */
public sealed interface AdminAnswer<T> {

    /** The answer. */
    record Told<T>(T value) implements AdminAnswer<T> {}

    /**
     * No answer.
     *
     * @param why a sentence, without any key
     */
    record NotTold<T>(String why) implements AdminAnswer<T> {}

    /** The answer, if there is one. */
    default Optional<T> told() {
        return switch (this) {
            case Told<T> told -> Optional.of(told.value());
            case NotTold<T> _ -> Optional.empty();
        };
    }

    /** Why there is none; empty when there is one. */
    default String why() {
        return switch (this) {
            case Told<T> _ -> "";
            case NotTold<T> notTold -> notTold.why();
        };
    }
}
