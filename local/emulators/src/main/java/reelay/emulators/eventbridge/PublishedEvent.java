package reelay.emulators.eventbridge;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;

/**
 * An event somebody put.
 *
 * @param id given by the emulator
 * @param time what the sender said, else when it came
 * @param detail a JSON object
 * @param bus name or ARN of the event bus; {@code default} unless the sender said otherwise
 */
public record PublishedEvent(
        String id,
        Instant time,
        String source,
        String detailType,
        JsonNode detail,
        List<String> resources,
        String bus) {

    public PublishedEvent {
        resources = List.copyOf(resources);
    }

    /** Without the detail, which may be personal. */
    @Override
    public String toString() {
        return "PublishedEvent[" + source + ", " + detailType + ", " + id + "]";
    }
}
