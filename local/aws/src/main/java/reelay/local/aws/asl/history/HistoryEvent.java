package reelay.local.aws.asl.history;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One line of an execution's history, as GetExecutionHistory gives it.
 *
 * @param id from 1
 * @param previousEventId the event that led to it; 0 for the first
 * @param type such as {@code TaskStateEntered}
 * @param details what belongs to the type; null for types without
 */
public record HistoryEvent(
        int id, int previousEventId, String type, Instant time, @Nullable ObjectNode details) {

    /** The field GetExecutionHistory puts the details in. */
    public Optional<String> detailsField() {
        if (details == null) {
            return Optional.empty();
        }
        String kind =
                type.endsWith("StateEntered")
                        ? "StateEntered"
                        : type.endsWith("StateExited") ? "StateExited" : type;
        return Optional.of(
                Character.toLowerCase(kind.charAt(0)) + kind.substring(1) + "EventDetails");
    }
}
