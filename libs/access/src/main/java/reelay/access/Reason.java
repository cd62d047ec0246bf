package reelay.access;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import reelay.video.FailureCode;

/** Why the verdict is what it is; in the order they are decided. */
public enum Reason {
    PROVIDER_RETIRED(Verdict.BLOCKED, FailureCode.PROVIDER_RETIRED),
    MODEL_RETIRED(Verdict.BLOCKED, FailureCode.MODEL_RETIRED),
    UNREACHABLE(Verdict.BLOCKED, FailureCode.UNREACHABLE),
    NOT_AN_OPENAI_API(Verdict.BLOCKED, FailureCode.NOT_AN_OPENAI_API),
    // The provider secret is not what it should be, so nobody was asked.
    SECRET_UNREADABLE(Verdict.BLOCKED, FailureCode.SECRET_UNREADABLE),
    KEY_MISSING(Verdict.BLOCKED, FailureCode.KEY_MISSING),
    KEY_INVALID(Verdict.BLOCKED, FailureCode.KEY_INVALID),
    KEY_NOT_PERMITTED(Verdict.BLOCKED, FailureCode.KEY_NOT_PERMITTED),
    ACCOUNT_CLOSED(Verdict.BLOCKED, FailureCode.ACCOUNT_CLOSED),
    KEY_OF_OTHER_PROJECT(Verdict.BLOCKED, FailureCode.KEY_OF_OTHER_PROJECT),
    IP_NOT_ALLOWED(Verdict.BLOCKED, FailureCode.IP_NOT_ALLOWED),
    REGION_NOT_SUPPORTED(Verdict.BLOCKED, FailureCode.REGION_NOT_SUPPORTED),
    ORGANIZATION_MISMATCH(Verdict.BLOCKED, FailureCode.ORGANIZATION_MISMATCH),
    ORGANIZATION_HEADER_MISSING(Verdict.BLOCKED, FailureCode.ORGANIZATION_HEADER_MISSING),
    ORGANIZATION_UNVERIFIED(Verdict.BLOCKED, FailureCode.ORGANIZATION_UNVERIFIED),
    VERIFICATION_PROPAGATING(Verdict.PROPAGATING, FailureCode.VERIFICATION_PROPAGATING),
    KEY_PREDATES_VERIFICATION(Verdict.BLOCKED, FailureCode.KEY_PREDATES_VERIFICATION),
    MODEL_NOT_ENABLED(Verdict.BLOCKED, FailureCode.MODEL_NOT_ENABLED),
    ACCESS_PROPAGATING(Verdict.PROPAGATING, FailureCode.ACCESS_PROPAGATING),
    ACCESS_REQUESTED(Verdict.PROPAGATING, FailureCode.ACCESS_REQUESTED),
    TIER_TOO_LOW(Verdict.BLOCKED, FailureCode.TIER_TOO_LOW),
    TIER_PROPAGATING(Verdict.PROPAGATING, FailureCode.TIER_PROPAGATING),
    BILLING_INACTIVE(Verdict.BLOCKED, FailureCode.BILLING_INACTIVE),
    CREDIT_EXHAUSTED(Verdict.BLOCKED, FailureCode.CREDIT_EXHAUSTED),
    SPEND_LIMIT_REACHED(Verdict.BLOCKED, FailureCode.SPEND_LIMIT_REACHED),
    // A video was refused in words that nobody knows: perhaps the request, perhaps the account.
    REQUEST_REFUSED(Verdict.UNKNOWN, FailureCode.REQUEST_REFUSED),
    // The provider is busy or broken: says nothing about access.
    RATE_LIMITED(Verdict.UNKNOWN, FailureCode.PROVIDER_BUSY),
    PROVIDER_OVERLOADED(Verdict.UNKNOWN, FailureCode.PROVIDER_BUSY),
    PROVIDER_ERROR(Verdict.UNKNOWN, FailureCode.PROVIDER_BUSY),
    // The provider keeps no list of models, or not in this protocol's shape.
    NO_MODEL_LIST(Verdict.UNKNOWN, null),
    // The provider knows the key but does not show it the list.
    MODEL_LIST_REFUSED(Verdict.UNKNOWN, null),
    PROJECT_ARCHIVED(Verdict.BLOCKED, FailureCode.PROJECT_ARCHIVED),
    KEY_OWNER_LOST_ACCESS(Verdict.BLOCKED, FailureCode.KEY_OWNER_LOST_ACCESS),
    // Works today.
    KEY_EXPIRED_SOON(Verdict.READY, null),
    // Every model is listed, and no video proved it.
    LISTED_NOT_PROVED(Verdict.READY, null),
    // The key is accepted, and nobody tells which models it opens before a video is asked for.
    ACCEPTED_NOT_PROVED(Verdict.READY, null),
    // A video of every model was taken.
    READY(Verdict.READY, null);

    private final Verdict verdict;
    private final @Nullable FailureCode failure;

    /**
     * @param failure null when no video fails for it
     */
    Reason(Verdict verdict, @Nullable FailureCode failure) {
        this.verdict = verdict;
        this.failure = failure;
    }

    /** The verdict when a check fails for this reason. */
    public Verdict verdict() {
        return verdict;
    }

    /** Whether something is switched off: no change to the account brings it back. */
    public boolean endsForGood() {
        return this == PROVIDER_RETIRED || this == MODEL_RETIRED;
    }

    /** Whether the provider is only busy or broken now, which says nothing about access. */
    public boolean passesByItself() {
        return this == RATE_LIMITED || this == PROVIDER_OVERLOADED || this == PROVIDER_ERROR;
    }

    /** Whether it may be a matter of one model alone, while others can be made. */
    public boolean concernsModels() {
        return switch (this) {
            case MODEL_RETIRED,
                    MODEL_NOT_ENABLED,
                    ACCESS_PROPAGATING,
                    ACCESS_REQUESTED,
                    TIER_TOO_LOW,
                    REQUEST_REFUSED,
                    NO_MODEL_LIST ->
                    true;
            default -> false;
        };
    }

    /** What a video fails with for this reason. */
    public FailureCode failure() {
        if (failure == null) {
            throw new IllegalStateException("no video fails for " + word());
        }
        return failure;
    }

    /** The reason whose word is {@code word}, exactly as {@link #word} writes it. */
    public static Optional<Reason> ofWord(String word) {
        return Stream.of(values()).filter(reason -> reason.word().equals(word)).findFirst();
    }

    /** The word on the wire: the name in lower case. */
    @JsonValue
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
