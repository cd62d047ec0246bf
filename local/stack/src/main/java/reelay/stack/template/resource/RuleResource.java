package reelay.stack.template.resource;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/**
 * An EventBridge rule.
 *
 * @param bus name of the event bus
 * @param pattern which events it wants
 * @param targets ARNs of those who get them
 */
public record RuleResource(String bus, JsonNode pattern, List<String> targets) {

    /** Copies the list. */
    public RuleResource {
        targets = List.copyOf(targets);
    }
}
