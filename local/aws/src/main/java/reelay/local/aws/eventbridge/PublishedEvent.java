package reelay.local.aws.eventbridge;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
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

    /** The form in which a rule's target gets it. */
    public ObjectNode envelope() {
        ObjectNode envelope = JsonNodeFactory.instance.objectNode();
        envelope.put("version", "0");
        envelope.put("id", id);
        envelope.put("detail-type", detailType);
        envelope.put("source", source);
        envelope.put("account", "000000000000");
        envelope.put("time", time.toString());
        envelope.put("region", "us-east-1");
        ArrayNode arns = envelope.putArray("resources");
        resources.forEach(arns::add);
        envelope.set("detail", detail);
        return envelope;
    }

    /** Without the detail, which may be personal. */
    @Override
    public String toString() {
        return "PublishedEvent[" + source + ", " + detailType + ", " + id + "]";
    }
}
