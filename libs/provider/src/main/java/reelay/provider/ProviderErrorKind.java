package reelay.provider;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import reelay.video.FailureCode;

/**
 * What an error of the provider means (protocol sections 2.2 to 2.4); {@link #remedy()} says what
 * to do next.
 */
public enum ProviderErrorKind {
    // Nothing was answered.
    UNREACHABLE(Remedy.LATER, FailureCode.UNREACHABLE),
    TIMED_OUT(Remedy.LATER, FailureCode.UNREACHABLE),
    /** Nobody was asked: the provider secret cannot be read. */
    SECRET_UNREADABLE(Remedy.NEVER, FailureCode.SECRET_UNREADABLE),
    // The provider is busy or broken.
    RATE_LIMITED(Remedy.LATER, FailureCode.PROVIDER_BUSY),
    OVERLOADED(Remedy.LATER, FailureCode.PROVIDER_BUSY),
    SERVER_ERROR(Remedy.LATER, FailureCode.PROVIDER_BUSY),
    // The account may not, but may soon: these texts also appear while a change propagates.
    ORGANIZATION_UNVERIFIED(Remedy.WHEN_ACCESS_IS_BACK, FailureCode.ORGANIZATION_UNVERIFIED),
    MODEL_NOT_PERMITTED(Remedy.WHEN_ACCESS_IS_BACK, FailureCode.MODEL_NOT_ENABLED),
    // The account may not until a person changes something.
    KEY_MISSING(Remedy.NEVER, FailureCode.KEY_MISSING),
    KEY_INVALID(Remedy.NEVER, FailureCode.KEY_INVALID),
    KEY_NOT_PERMITTED(Remedy.NEVER, FailureCode.KEY_NOT_PERMITTED),
    ACCOUNT_CLOSED(Remedy.NEVER, FailureCode.ACCOUNT_CLOSED),
    NOT_A_MEMBER(Remedy.NEVER, FailureCode.ORGANIZATION_MISMATCH),
    NOT_OF_THE_PROJECT(Remedy.NEVER, FailureCode.KEY_OF_OTHER_PROJECT),
    IP_NOT_ALLOWED(Remedy.NEVER, FailureCode.IP_NOT_ALLOWED),
    REGION_NOT_SUPPORTED(Remedy.NEVER, FailureCode.REGION_NOT_SUPPORTED),
    MODEL_NOT_FOUND(Remedy.NEVER, FailureCode.MODEL_NOT_ENABLED),
    QUOTA_EXHAUSTED(Remedy.NEVER, FailureCode.CREDIT_EXHAUSTED),
    SPEND_LIMIT_REACHED(Remedy.NEVER, FailureCode.SPEND_LIMIT_REACHED),
    BILLING_INACTIVE(Remedy.NEVER, FailureCode.BILLING_INACTIVE),
    // The provider or the model has been switched off.
    RETIRED(Remedy.NEVER, FailureCode.PROVIDER_RETIRED),
    MODEL_RETIRED(Remedy.NEVER, FailureCode.MODEL_RETIRED),
    // The request itself.
    MODERATION_BLOCKED(Remedy.NEVER, FailureCode.MODERATION_BLOCKED),
    REQUEST_INVALID(Remedy.NEVER, FailureCode.REQUEST_INVALID),
    /** Refused in words that blame nobody. */
    REQUEST_REFUSED(Remedy.NEVER, FailureCode.REQUEST_REFUSED),
    NOT_FOUND(Remedy.NEVER, FailureCode.REQUEST_INVALID),
    NOT_READY(Remedy.LATER, FailureCode.PROVIDER_BUSY),
    // The address answers, but not this protocol.
    ROUTE_MISSING(Remedy.NEVER, FailureCode.NOT_AN_OPENAI_API),
    NOT_THE_PROTOCOL(Remedy.NEVER, FailureCode.NOT_AN_OPENAI_API);

    /** What to do next. */
    public enum Remedy {
        LATER,
        WHEN_ACCESS_IS_BACK,
        NEVER
    }

    private final Remedy remedy;
    private final FailureCode failure;

    ProviderErrorKind(Remedy remedy, FailureCode failure) {
        this.remedy = remedy;
        this.failure = failure;
    }

    /** What to do next. */
    public Remedy remedy() {
        return remedy;
    }

    /** Whom it is about, and so what overtakes it: a success of that, or a change of it. */
    public enum Concerns {
        ACCOUNT,
        KEY,
        MODEL,
        REGION,
        ADDRESS,
        REQUEST,
        NOBODY
    }

    /** Whom it is about. */
    public Concerns concerns() {
        return switch (this) {
            case ORGANIZATION_UNVERIFIED,
                    NOT_A_MEMBER,
                    ACCOUNT_CLOSED,
                    QUOTA_EXHAUSTED,
                    SPEND_LIMIT_REACHED,
                    BILLING_INACTIVE ->
                    Concerns.ACCOUNT;
            case SECRET_UNREADABLE,
                    KEY_MISSING,
                    KEY_INVALID,
                    KEY_NOT_PERMITTED,
                    NOT_OF_THE_PROJECT ->
                    Concerns.KEY;
            case MODEL_NOT_PERMITTED, MODEL_NOT_FOUND, MODEL_RETIRED -> Concerns.MODEL;
            case IP_NOT_ALLOWED, REGION_NOT_SUPPORTED -> Concerns.REGION;
            case UNREACHABLE, ROUTE_MISSING, NOT_THE_PROTOCOL, RETIRED -> Concerns.ADDRESS;
            case MODERATION_BLOCKED, REQUEST_INVALID, NOT_FOUND, NOT_READY -> Concerns.REQUEST;
            case REQUEST_REFUSED, TIMED_OUT, RATE_LIMITED, OVERLOADED, SERVER_ERROR ->
                    Concerns.NOBODY;
        };
    }

    /** What a video fails with for it. */
    public FailureCode failure() {
        return failure;
    }

    /** The word in logs and in kept evidence: the name in lower case. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The kind of that word; empty when there is none, as in what an older version wrote. */
    public static Optional<ProviderErrorKind> ofWord(String word) {
        return Stream.of(values()).filter(kind -> kind.word().equals(word)).findFirst();
    }
}
