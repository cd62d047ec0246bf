package reelay.access.kept;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.time.Instant;

/**
 * A report in a line of the history.
 *
 * @param id names it for {@code after}; text order is time order
 * @param checkedAt when, Unix seconds
 * @param verdict the verdict's word
 * @param reason the reason's word; one of an older version may not be known any more
 * @param sentence the same for people
 * @param changed whether verdict or reason differ from the report before
 */
@JsonPropertyOrder({"id", "object"})
public record ReportSummary(
        String id,
        Instant checkedAt,
        String verdict,
        String reason,
        String sentence,
        boolean changed) {

    /** What this is on the wire. */
    @JsonProperty("object")
    public String object() {
        return "access.report.summary";
    }
}
