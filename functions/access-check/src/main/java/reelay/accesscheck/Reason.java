package reelay.accesscheck;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;
import reelay.provider.ProviderErrorKind;

/** Why a check did not pass, and so why the verdict is what it is. */
public enum Reason {
    PROVIDER_RETIRED(Verdict.BLOCKED),
    MODEL_RETIRED(Verdict.BLOCKED),
    UNREACHABLE(Verdict.BLOCKED),
    NOT_AN_OPENAI_API(Verdict.BLOCKED),
    KEY_MISSING(Verdict.BLOCKED),
    KEY_INVALID(Verdict.BLOCKED),
    ORGANIZATION_MISMATCH(Verdict.BLOCKED),
    IP_NOT_ALLOWED(Verdict.BLOCKED),
    REGION_NOT_SUPPORTED(Verdict.BLOCKED),
    MODEL_NOT_ENABLED(Verdict.BLOCKED),
    // The provider is busy or broken: says nothing about access.
    RATE_LIMITED(Verdict.UNKNOWN),
    PROVIDER_OVERLOADED(Verdict.UNKNOWN),
    PROVIDER_ERROR(Verdict.UNKNOWN),
    // The provider keeps no list of models, or not in this protocol's shape.
    NO_MODEL_LIST(Verdict.UNKNOWN),
    // The provider knows the key but does not show it the list.
    MODEL_LIST_REFUSED(Verdict.UNKNOWN),
    // Every model is listed: the most a free check can know.
    LISTED(Verdict.READY);

    private final Verdict verdict;

    Reason(Verdict verdict) {
        this.verdict = verdict;
    }

    /** The verdict when a check fails for this reason. */
    public Verdict verdict() {
        return verdict;
    }

    /** The word on the wire: the name in lower case. */
    @JsonValue
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** What an error in place of the list of models means for access. */
    static Reason of(ProviderErrorKind kind) {
        return switch (kind) {
            case RETIRED -> PROVIDER_RETIRED;
            case UNREACHABLE, TIMED_OUT -> UNREACHABLE;
            case NOT_THE_PROTOCOL -> NOT_AN_OPENAI_API;
            case KEY_INVALID -> KEY_INVALID;
            case NOT_A_MEMBER -> ORGANIZATION_MISMATCH;
            case IP_NOT_ALLOWED -> IP_NOT_ALLOWED;
            case REGION_NOT_SUPPORTED -> REGION_NOT_SUPPORTED;
            case RATE_LIMITED -> RATE_LIMITED;
            case OVERLOADED -> PROVIDER_OVERLOADED;
            case SERVER_ERROR -> PROVIDER_ERROR;
            case ORGANIZATION_UNVERIFIED,
                    MODEL_NOT_PERMITTED,
                    MODEL_NOT_FOUND,
                    QUOTA_EXHAUSTED,
                    SPEND_LIMIT_REACHED,
                    BILLING_INACTIVE ->
                    MODEL_LIST_REFUSED;
            case ROUTE_MISSING, NOT_FOUND, REQUEST_INVALID, MODERATION_BLOCKED, NOT_READY ->
                    NO_MODEL_LIST;
        };
    }
}
