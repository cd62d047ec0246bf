package reelay.accesscheck;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.annotation.JsonValue;
import java.time.Instant;
import reelay.access.report.AccessOverview;

/** What the function answers. */
sealed interface CheckAnswer {

    /**
     * A check was made.
     *
     * @param found what it found, which is all of the answer
     */
    record Checked(@JsonValue AccessOverview found) implements CheckAnswer {}

    /**
     * The schedule asked before a check is due.
     *
     * @param dueAt when it is, Unix seconds
     */
    @JsonPropertyOrder("outcome")
    record NotDue(Instant dueAt) implements CheckAnswer {

        /** What this is on the wire. */
        @JsonProperty("outcome")
        public String outcome() {
            return "not_due";
        }
    }
}
