package reelay.provider.openai;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import reelay.video.Failure;
import reelay.video.FailureCode;

/**
 * Why a job failed, in our words. A provider's own word is taken over where it is one of the
 * protocol's, and quoted in the message where it is not.
 */
final class JobFailure {

    /** A word that says something to a person, and is no sentence, no number and no markup. */
    private static final Pattern QUOTABLE = Pattern.compile("[A-Za-z][A-Za-z0-9_.:/ -]{0,63}");

    private JobFailure() {}

    /**
     * Reads a failed job's error.
     *
     * @param statusWord its status, as it stands there
     */
    static Failure of(String statusWord, ErrorBody error) {
        String told = CleanText.of(error.message());
        Optional<FailureCode> known = error.word().flatMap(JobFailure::ofWord);
        FailureCode code = known.or(() -> moderation(told)).orElseGet(() -> ofStatus(statusWord));
        String reason =
                told.isBlank()
                        ? "The provider gave no reason; its status is " + statusWord + "."
                        : told;
        String word = error.word().map(CleanText::of).orElse("");
        return new Failure(
                code,
                known.isEmpty() && QUOTABLE.matcher(word).matches()
                        ? word + ": " + reason
                        : reason);
    }

    /** The words that OpenAI's jobs fail with (protocol section 2.3). */
    private static Optional<FailureCode> ofWord(String word) {
        return switch (word.toLowerCase(Locale.ROOT)) {
            case "moderation_blocked", "content_policy_violation" ->
                    Optional.of(FailureCode.MODERATION_BLOCKED);
            case "processing_error" -> Optional.of(FailureCode.PROCESSING_ERROR);
            default -> Optional.empty();
        };
    }

    private static Optional<FailureCode> moderation(String message) {
        return message.contains("blocked by our moderation system")
                ? Optional.of(FailureCode.MODERATION_BLOCKED)
                : Optional.empty();
    }

    private static FailureCode ofStatus(String statusWord) {
        return switch (statusWord.toLowerCase(Locale.ROOT)) {
            case "cancelled", "canceled" -> FailureCode.CANCELLED;
            case "expired" -> FailureCode.EXPIRED;
            default -> FailureCode.GENERATION_FAILED;
        };
    }
}
