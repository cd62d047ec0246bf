package reelay.local.aws.eventbridge;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.function.Consumer;

/** A rule: the events of a bus that fit its pattern go to its target. */
public final class EventRule {

    private final String bus;
    private final EventPattern pattern;
    private final Consumer<JsonNode> target;

    /**
     * @param bus name or ARN
     * @param pattern fields with lists of the texts that are wanted
     * @param target gets each event in its envelope
     * @throws IllegalArgumentException naming what the pattern holds and is not emulated
     */
    public EventRule(String bus, JsonNode pattern, Consumer<JsonNode> target) {
        this.bus = name(bus);
        this.pattern = new EventPattern(pattern);
        this.target = target;
    }

    void take(PublishedEvent event) {
        JsonNode envelope = event.envelope();
        if (bus.equals(name(event.bus())) && pattern.matches(envelope)) {
            target.accept(envelope);
        }
    }

    /** The name at the end of a bus's ARN. */
    private static String name(String bus) {
        return bus.substring(bus.lastIndexOf('/') + 1);
    }
}
