package reelay.provider.exchange;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import reelay.provider.read.FailureWords;
import reelay.provider.refusal.CleanText;
import reelay.provider.refusal.Moderation;
import reelay.video.Failure;
import reelay.video.FailureCode;

/**
 * Why a job failed, in our words. A provider's own word is taken over where it is one of the
 * protocol's, and quoted in the message where it is not.
 */
public final class JobFailure {

    /** A word that says something to a person, and is no sentence, no number and no markup. */
    private static final Pattern QUOTABLE = Pattern.compile("[A-Za-z][A-Za-z0-9_.:/ -]{0,63}");

    private static final Pattern CHARGE = Pattern.compile("charge|bill|refund|credits?\\b");

    private JobFailure() {}

    /**
     * What a failed job fails our video with.
     *
     * @param statusWord its status, as it stands there
     * @param cleaner for what is quoted
     */
    public static Failure of(String statusWord, FailureWords reason, CleanText cleaner) {
        String told = cleaner.of(reason.message());
        Optional<FailureCode> known =
                Moderation.of(reason)
                        .map(JobFailure::refused)
                        .or(() -> reason.code().flatMap(JobFailure::ofWord));
        FailureCode code = known.orElseGet(() -> ofStatus(statusWord));
        String sentence =
                told.isBlank()
                        ? "The provider gave no reason; its status is " + statusWord + "."
                        : told;
        String word = reason.code().flatMap(cleaner::word).orElse("");
        return new Failure(
                code,
                (!word.equalsIgnoreCase(code.word()) && QUOTABLE.matcher(word).matches()
                                ? word + ": " + sentence
                                : sentence)
                        + aboutTheCharge(code, told));
    }

    /** A run whose result was refused may have cost money; whether it did is always said. */
    private static String aboutTheCharge(FailureCode code, String told) {
        return code == FailureCode.OUTPUT_BLOCKED
                        && !CHARGE.matcher(told.toLowerCase(Locale.ROOT)).find()
                ? " The provider does not say whether it charged for the run."
                : "";
    }

    private static FailureCode refused(Moderation moderation) {
        return switch (moderation) {
            case INPUT -> FailureCode.MODERATION_BLOCKED;
            case OUTPUT -> FailureCode.OUTPUT_BLOCKED;
        };
    }

    /** The word that OpenAI's jobs fail with beside moderation (protocol section 2.3). */
    private static Optional<FailureCode> ofWord(String word) {
        return word.equalsIgnoreCase("processing_error")
                ? Optional.of(FailureCode.PROCESSING_ERROR)
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
