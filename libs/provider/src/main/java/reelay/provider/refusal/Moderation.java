package reelay.provider.refusal;

import java.util.Optional;
import java.util.regex.Pattern;
import reelay.provider.ProviderErrorKind;
import reelay.provider.read.FailureWords;

/** Whether a failed job was refused by moderation, and what of it, as far as the words tell. */
public enum Moderation {
    /** The prompt or an image: the same again is refused again. */
    INPUT,
    /** What was made of them, after a full run. */
    OUTPUT;

    /** ModelArk {@code OutputVideo...}, Runway {@code SAFETY.OUTPUT}, MiniMax 1027. */
    private static final Pattern OF_THE_OUTPUT =
            Pattern.compile(
                    "(?<!\\bno )output|generated"
                            + " (video|content|result|audio|frames?|image)|\\bresult|\\b1027\\b");

    /** What moderation refused; empty when it was not moderation. */
    public static Optional<Moderation> of(FailureWords reason) {
        Told told = Told.ofJob(reason);
        if (!Phrases.TABLE.mayMean(ProviderErrorKind.MODERATION_BLOCKED, told)) {
            return Optional.empty();
        }
        return Optional.of(OF_THE_OUTPUT.matcher(told.text()).find() ? OUTPUT : INPUT);
    }
}
