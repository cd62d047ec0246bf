package reelay.submit;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import reelay.provider.ProviderError;
import reelay.provider.ProviderErrorKind;
import reelay.provider.SubmitAnswer;

/**
 * Whether the next target may be asked for a video after what one target answered: only when that
 * one certainly took nothing and cost nothing, and waiting for it is no better.
 */
enum Onward {
    TAKEN("a job, or the finished video", Then.NEVER, "it is paid for"),
    REFUSED_IN_SUCCESS(
            "a refusal in an answer of success (2xx)",
            Then.NEVER,
            "after a success nobody can be sure that nothing was taken"),
    UNREADABLE("an answer of success that nobody can read", Then.NEVER, "it may have been taken"),
    UNCLEAR(
            "no answer, or one that does not say",
            Then.NEVER,
            "it may have been taken, and is looked for there"),
    NOT_CONNECTED("nothing, and was never reached", Then.AT_ONCE, "it never got the request"),
    ANSWERED_AS_UNREACHABLE(
            "that what lies behind it cannot be reached",
            Then.NEVER,
            "somebody got the request, and may have passed it on"),
    KEY("", Then.AT_ONCE, "whose key is refused is sold nothing"),
    ACCOUNT("", Then.AT_ONCE, "an account that may not, or has no money, is sold nothing"),
    MODEL("", Then.AT_ONCE, "the account has no such model"),
    REGION("", Then.AT_ONCE, "it does not serve this deployment"),
    RETIRED("", Then.AT_ONCE, "it makes no videos any more"),
    BUSY("", Then.WHEN_LONG_BUSY, "a limit passes soon, and the first target is the one wanted"),
    BROKEN("", Then.NEVER, "what a broken server says of itself is not certain"),
    ADDRESS("", Then.NEVER, "a setting is wrong, and somebody has to hear of it"),
    REQUEST("", Then.NEVER, "it is the request that was refused");

    /** When the next target may be asked. */
    enum Then {
        AT_ONCE,
        WHEN_LONG_BUSY,
        NEVER
    }

    /** A video that has waited so long for a busy target is offered to the next one. */
    static final Duration LONG_BUSY = Duration.ofMinutes(2);

    private final String answer;
    private final Then then;
    private final String because;

    /**
     * @param answer what the target answered; empty where it is the kinds of its refusal
     */
    Onward(String answer, Then then, String because) {
        this.answer = answer;
        this.then = then;
        this.because = because;
    }

    /** After any answer to a submit. */
    static Onward after(SubmitAnswer answer) {
        return switch (answer) {
            case SubmitAnswer.Accepted _, SubmitAnswer.Finished _ -> TAKEN;
            case SubmitAnswer.Unclear _ -> UNCLEAR;
            case SubmitAnswer.Unreadable _ -> UNREADABLE;
            case SubmitAnswer.Declined(ProviderError error) -> after(error);
        };
    }

    /** After a refusal. */
    static Onward after(ProviderError error) {
        if (error.saidInSuccess()) {
            return REFUSED_IN_SUCCESS;
        }
        Onward onward = after(error.kind());
        return onward == NOT_CONNECTED && error.httpStatus().isPresent()
                ? ANSWERED_AS_UNREACHABLE
                : onward;
    }

    private static Onward after(ProviderErrorKind kind) {
        return switch (kind) {
            case UNREACHABLE -> NOT_CONNECTED;
            case SECRET_UNREADABLE,
                    KEY_MISSING,
                    KEY_INVALID,
                    KEY_NOT_PERMITTED,
                    NOT_A_MEMBER,
                    NOT_OF_THE_PROJECT ->
                    KEY;
            case ORGANIZATION_UNVERIFIED,
                    ACCOUNT_CLOSED,
                    QUOTA_EXHAUSTED,
                    SPEND_LIMIT_REACHED,
                    BILLING_INACTIVE ->
                    ACCOUNT;
            case MODEL_NOT_PERMITTED, MODEL_NOT_FOUND -> MODEL;
            case IP_NOT_ALLOWED, REGION_NOT_SUPPORTED -> REGION;
            case RETIRED, MODEL_RETIRED -> RETIRED;
            case RATE_LIMITED, OVERLOADED -> BUSY;
            case TIMED_OUT, SERVER_ERROR, NOT_READY -> BROKEN;
            case ROUTE_MISSING, NOT_THE_PROTOCOL -> ADDRESS;
            case MODERATION_BLOCKED, REQUEST_INVALID, REQUEST_REFUSED, NOT_FOUND -> REQUEST;
        };
    }

    /** What the target answered, for people. */
    String answer() {
        List<String> kinds =
                Arrays.stream(ProviderErrorKind.values())
                        .filter(kind -> after(kind) == this)
                        .map(kind -> "`" + kind.word() + "`")
                        .toList();
        return answer.isEmpty() ? String.join(", ", kinds) : answer;
    }

    Then then() {
        return then;
    }

    String because() {
        return because;
    }
}
