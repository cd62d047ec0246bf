package reelay.access;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** Whether videos can be made now. */
public enum Verdict {
    /** Nothing speaks against it. */
    READY,
    /** Not yet: the right thing was done and takes a while to arrive everywhere. */
    PROPAGATING,
    /** No, until somebody changes something or the provider is back. */
    BLOCKED,
    /** Nothing was found wrong, but something could not be told. */
    UNKNOWN;

    /** The word on the wire: ready, propagating, blocked, unknown. */
    @JsonValue
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
