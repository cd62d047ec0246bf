package reelay.local.aws.asl.task;

import com.fasterxml.jackson.databind.JsonNode;

/** How one try of a Task ended. */
public sealed interface TaskOutcome {

    /** With what the service answered. */
    record Succeeded(JsonNode answer) implements TaskOutcome {}

    /** With an error name and its cause. */
    record Failed(String error, String cause) implements TaskOutcome {}
}
