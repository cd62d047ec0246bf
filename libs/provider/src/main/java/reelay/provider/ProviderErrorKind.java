package reelay.provider;

/**
 * What an error of the provider means (protocol sections 2.2 to 2.4); {@link #remedy()} says what
 * to do next.
 */
public enum ProviderErrorKind {
    // Nothing was answered.
    UNREACHABLE(Remedy.LATER),
    TIMED_OUT(Remedy.LATER),
    /** Nobody was asked: the provider secret cannot be read. */
    SECRET_UNREADABLE(Remedy.NEVER),
    // The provider is busy or broken.
    RATE_LIMITED(Remedy.LATER),
    OVERLOADED(Remedy.LATER),
    SERVER_ERROR(Remedy.LATER),
    // The account may not, but may soon: these texts also appear while a change propagates.
    ORGANIZATION_UNVERIFIED(Remedy.WHEN_ACCESS_IS_BACK),
    MODEL_NOT_PERMITTED(Remedy.WHEN_ACCESS_IS_BACK),
    // The account may not until a person changes something.
    KEY_INVALID(Remedy.NEVER),
    KEY_NOT_PERMITTED(Remedy.NEVER),
    ACCOUNT_CLOSED(Remedy.NEVER),
    NOT_A_MEMBER(Remedy.NEVER),
    NOT_OF_THE_PROJECT(Remedy.NEVER),
    IP_NOT_ALLOWED(Remedy.NEVER),
    REGION_NOT_SUPPORTED(Remedy.NEVER),
    MODEL_NOT_FOUND(Remedy.NEVER),
    QUOTA_EXHAUSTED(Remedy.NEVER),
    SPEND_LIMIT_REACHED(Remedy.NEVER),
    BILLING_INACTIVE(Remedy.NEVER),
    // The provider or the model has been switched off.
    RETIRED(Remedy.NEVER),
    MODEL_RETIRED(Remedy.NEVER),
    // The request itself.
    MODERATION_BLOCKED(Remedy.NEVER),
    REQUEST_INVALID(Remedy.NEVER),
    /** Refused in words that blame nobody. */
    REQUEST_REFUSED(Remedy.NEVER),
    NOT_FOUND(Remedy.NEVER),
    NOT_READY(Remedy.LATER),
    // The address answers, but not this protocol.
    ROUTE_MISSING(Remedy.NEVER),
    NOT_THE_PROTOCOL(Remedy.NEVER);

    /** What to do next. */
    public enum Remedy {
        LATER,
        WHEN_ACCESS_IS_BACK,
        NEVER
    }

    private final Remedy remedy;

    ProviderErrorKind(Remedy remedy) {
        this.remedy = remedy;
    }

    /** What to do next. */
    public Remedy remedy() {
        return remedy;
    }

    /** The word clients see in {@code error.code}: the name in lower case. */
    public String word() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }
}
