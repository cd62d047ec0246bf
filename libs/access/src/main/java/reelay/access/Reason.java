package reelay.access;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** Why the verdict is what it is; in the order they are decided. */
public enum Reason {
    PROVIDER_RETIRED(Verdict.BLOCKED),
    MODEL_RETIRED(Verdict.BLOCKED),
    UNREACHABLE(Verdict.BLOCKED),
    NOT_AN_OPENAI_API(Verdict.BLOCKED),
    // The provider secret is not what it should be, so nobody was asked.
    SECRET_UNREADABLE(Verdict.BLOCKED),
    KEY_MISSING(Verdict.BLOCKED),
    KEY_INVALID(Verdict.BLOCKED),
    KEY_NOT_PERMITTED(Verdict.BLOCKED),
    ACCOUNT_CLOSED(Verdict.BLOCKED),
    KEY_OF_OTHER_PROJECT(Verdict.BLOCKED),
    IP_NOT_ALLOWED(Verdict.BLOCKED),
    REGION_NOT_SUPPORTED(Verdict.BLOCKED),
    ORGANIZATION_MISMATCH(Verdict.BLOCKED),
    ORGANIZATION_HEADER_MISSING(Verdict.BLOCKED),
    ORGANIZATION_UNVERIFIED(Verdict.BLOCKED),
    VERIFICATION_PROPAGATING(Verdict.PROPAGATING),
    KEY_PREDATES_VERIFICATION(Verdict.BLOCKED),
    MODEL_NOT_ENABLED(Verdict.BLOCKED),
    ACCESS_PROPAGATING(Verdict.PROPAGATING),
    ACCESS_REQUESTED(Verdict.PROPAGATING),
    TIER_TOO_LOW(Verdict.BLOCKED),
    TIER_PROPAGATING(Verdict.PROPAGATING),
    BILLING_INACTIVE(Verdict.BLOCKED),
    CREDIT_EXHAUSTED(Verdict.BLOCKED),
    SPEND_LIMIT_REACHED(Verdict.BLOCKED),
    // The provider is busy or broken: says nothing about access.
    RATE_LIMITED(Verdict.UNKNOWN),
    PROVIDER_OVERLOADED(Verdict.UNKNOWN),
    PROVIDER_ERROR(Verdict.UNKNOWN),
    // The provider keeps no list of models, or not in this protocol's shape.
    NO_MODEL_LIST(Verdict.UNKNOWN),
    // The provider knows the key but does not show it the list.
    MODEL_LIST_REFUSED(Verdict.UNKNOWN),
    PROJECT_ARCHIVED(Verdict.BLOCKED),
    KEY_OWNER_LOST_ACCESS(Verdict.BLOCKED),
    // Works today.
    KEY_EXPIRED_SOON(Verdict.READY),
    // Every model is usable: proved by a video that was accepted, or listed at least.
    READY(Verdict.READY);

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
}
