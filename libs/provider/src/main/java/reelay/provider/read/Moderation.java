package reelay.provider.read;

import java.util.Optional;
import java.util.regex.Pattern;

/** Whether a failed job was refused by moderation, and what of it, as far as the words tell. */
public enum Moderation {
    /** The prompt or an image: the same again is refused again. */
    INPUT,
    /** What was made of them, after a full run. */
    OUTPUT;

    /**
     * OpenAI {@code moderation_blocked}, LiteLLM {@code content_policy_violation}, ModelArk {@code
     * ...SensitiveContentDetected}, DashScope {@code DataInspectionFailed} and {@code
     * IPInfringementSuspect}, Runway {@code SAFETY.}, MiniMax 1026 and 1027 "sensitive", Kling
     * "risk control".
     */
    private static final Pattern MODERATED =
            Pattern.compile(
                    "moderat(ion|ed)|content[ _-]?(policy|filter|safety)|sensitive"
                            + "|data_?inspection_?failed|ip_?infringement|copyright"
                            + "|safety[. _-]|nsfw|risk[ _-]control|inappropriate content"
                            + "|prohibited content|violat\\w* .{0,40}(polic|guideline|terms)"
                            + "|usage polic",
                    Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

    /** ModelArk {@code OutputVideo...}, Runway {@code SAFETY.OUTPUT}, MiniMax 1027. */
    private static final Pattern OF_THE_OUTPUT =
            Pattern.compile(
                    "(?<!\\bno )output|generated"
                            + " (video|content|result|audio|frames?|image)|\\bresult|\\b1027\\b",
                    Pattern.CASE_INSENSITIVE);

    /** What moderation refused; empty when it was not moderation. */
    public static Optional<Moderation> of(FailureWords reason) {
        String words = reason.code().orElse("") + " " + reason.message();
        if (!MODERATED.matcher(words).find()) {
            return Optional.empty();
        }
        return Optional.of(OF_THE_OUTPUT.matcher(words).find() ? OUTPUT : INPUT);
    }
}
