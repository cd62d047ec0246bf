package reelay.stack.scenarios;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import reelay.video.Json;
import software.amazon.awssdk.services.sfn.model.HistoryEvent;
import software.amazon.awssdk.services.sfn.model.HistoryEventType;

/**
 * What GetExecutionHistory tells.
 *
 * @param events oldest first
 */
record ExecutionStory(List<HistoryEvent> events) {

    ExecutionStory {
        events = List.copyOf(events);
    }

    /** The states that were entered, in order. */
    List<String> states() {
        return events.stream()
                .filter(event -> event.stateEnteredEventDetails() != null)
                .map(event -> event.stateEnteredEventDetails().name())
                .toList();
    }

    /** The events that EventBridge took: the entries as the state machine gave them. */
    List<JsonNode> announced() {
        List<JsonNode> announced = new ArrayList<>();
        Optional<String> scheduled = Optional.empty();
        for (HistoryEvent event : events) {
            if (event.type() == HistoryEventType.TASK_SCHEDULED) {
                scheduled =
                        Optional.of(event.taskScheduledEventDetails())
                                .filter(task -> task.resourceType().equals("events"))
                                .map(task -> task.parameters());
            }
            if (event.type() == HistoryEventType.TASK_SUCCEEDED) {
                scheduled.ifPresent(
                        entries -> tree(entries).path("Entries").forEach(announced::add));
            }
        }
        return announced;
    }

    /** Everything it tells, as text. */
    String text() {
        return events.toString();
    }

    private static JsonNode tree(String json) {
        try {
            return Json.tree(json);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(json, e);
        }
    }
}
