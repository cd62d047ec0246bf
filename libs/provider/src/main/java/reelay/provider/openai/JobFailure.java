package reelay.provider.openai;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import reelay.video.Failure;
import reelay.video.FailureCode;

/**
 * Why a job failed, in our words. A provider's own word is taken over where it is one of the
 * protocol's, and quoted in the message where it is not.
 */
final class JobFailure {

    /** The words that OpenAI's jobs fail with (protocol section 2.3); apps look for them. */
    private static final Set<FailureCode> OF_THE_PROTOCOL =
            EnumSet.of(FailureCode.MODERATION_BLOCKED, FailureCode.PROCESSING_ERROR);

    /** A word that says something to a person, and is no sentence, no number and no markup. */
    private static final Pattern QUOTABLE = Pattern.compile("[A-Za-z][A-Za-z0-9_.:/-]{0,63}");

    private static final Pattern MODERATION =
            Pattern.compile(
                    "moderat|content[ _-]?(policy|filter)|sensitive[ _]?content|data ?inspection"
                            + "|safety[ ._-](system|filter|check|input|output)|flagged");

    /** Refusals of what was made: Seedance's and Runway's codes, and sentences. */
    private static final Pattern OUTPUT =
            Pattern.compile(
                    "output[ _]?(video|audio|image|content|sensitive|moderation)"
                            + "|safety\\.output"
                            + "|(generated|resulting|finished) (video|audio|content|result|output)"
                            + "|(output|result) (was|is|has been|did)"
                            + "|after (the )?generation");

    private static final Pattern CHARGE = Pattern.compile("charge|bill|refund|credits?\\b");

    private JobFailure() {}

    /**
     * Reads a failed job's error.
     *
     * @param statusWord its status, as it stands there
     */
    static Failure of(String statusWord, ErrorBody error) {
        String word = error.word().map(CleanText::of).orElse("");
        String said = CleanText.of(error.message());
        Optional<FailureCode> known =
                FailureCode.ofWord(word.toLowerCase(Locale.ROOT)).filter(OF_THE_PROTOCOL::contains);
        FailureCode code =
                moderation(word + " " + said).or(() -> known).orElseGet(() -> ofStatus(statusWord));
        String reason =
                said.isBlank()
                        ? "The provider gave no reason; its status is " + statusWord + "."
                        : said;
        String quoted =
                known.isEmpty() && QUOTABLE.matcher(word).matches()
                        ? word + ": " + reason
                        : reason;
        return new Failure(code, quoted + aboutTheCharge(code, said));
    }

    /** What does not say that the result was refused is taken for a refusal of the request. */
    private static Optional<FailureCode> moderation(String told) {
        String text = told.toLowerCase(Locale.ROOT);
        if (!MODERATION.matcher(text).find()) {
            return Optional.empty();
        }
        return Optional.of(
                OUTPUT.matcher(text).find()
                        ? FailureCode.OUTPUT_BLOCKED
                        : FailureCode.MODERATION_BLOCKED);
    }

    private static String aboutTheCharge(FailureCode code, String said) {
        return code == FailureCode.OUTPUT_BLOCKED
                        && !CHARGE.matcher(said.toLowerCase(Locale.ROOT)).find()
                ? " The provider does not say whether it charged for the run."
                : "";
    }

    private static FailureCode ofStatus(String statusWord) {
        return switch (statusWord.toLowerCase(Locale.ROOT)) {
            case "cancelled", "canceled" -> FailureCode.CANCELLED;
            case "expired" -> FailureCode.EXPIRED;
            default -> FailureCode.GENERATION_FAILED;
        };
    }
}
