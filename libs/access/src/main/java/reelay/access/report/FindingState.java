package reelay.access.report;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** What came of one check. */
public enum FindingState {
    PASS,
    FAIL,
    /** The evidence does not say; never counts as "no access". */
    UNKNOWN,
    /** Not decided, because a check it needs did not pass. */
    SKIPPED;

    /** The word on the wire: pass, fail, unknown, skipped. */
    @JsonValue
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
