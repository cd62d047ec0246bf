package reelay.stack.hostile.file;

/** How a download ends too early. */
public enum Cut {
    NONE,
    /** The connection breaks. */
    BROKEN_OFF,
    /** Fewer bytes come, and then a proper end. */
    SHORT,
    /** Fewer bytes come, and their number is promised. */
    SHORT_WITH_ITS_LENGTH,
    /** Some bytes, then a proxy's page, then a proper end. */
    SHORT_THEN_PAGE,
    /** The first bytes only. */
    FIRST_BYTES,
    /** Nothing, and then a proper end. */
    NOTHING
}
