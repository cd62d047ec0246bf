package reelay.simulator.account;

/** What the admin interface tells about the one project and its key. */
public enum AdminShape {
    USUAL,
    OLD_KEY,
    KEY_ENDS_SOON,
    OWNER_LEFT,
    ARCHIVED,
    MODEL_DENIED,
    NO_RATE,
    LIMIT_ENFORCED,
    /** Every question is refused. */
    WITHOUT_RIGHTS,
    /** There is no such interface. */
    NOT_THERE
}
