package reelay.provider;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What went wrong at the provider, as far as it can be told.
 *
 * @param kind what it means
 * @param httpStatus status of the answer; empty when there was no HTTP answer
 * @param code the provider's word for it ({@code error.code}, else {@code error.type}), when given
 * @param message the provider's sentence, or ours when there was no answer; at most 1,000
 *     characters, keys cut out
 * @param retryAfter how long the provider asks to wait, when it does
 * @param organization the {@code openai-organization} header of the answer, when given
 */
public record ProviderError(
        ProviderErrorKind kind,
        OptionalInt httpStatus,
        Optional<String> code,
        String message,
        Optional<Duration> retryAfter,
        Optional<String> organization) {

    /** The longest message kept, in characters; a provider may send a whole page. */
    private static final int LONGEST_MESSAGE = 1_000;

    public ProviderError {
        if (message.length() > LONGEST_MESSAGE) {
            message = message.substring(0, LONGEST_MESSAGE);
        }
    }

    /**
     * Whether it stands in an answer of success. Such an answer to a submit is the last word, even
     * where the error is one that passes: after a 2xx nobody can be sure that nothing was taken.
     */
    public boolean saidInSuccess() {
        return httpStatus.isPresent() && httpStatus.getAsInt() / 100 == 2;
    }
}
