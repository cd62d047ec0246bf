package reelay.notify;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;

/**
 * An event as EventBridge hands it to a target.
 *
 * @param id the same when it is handed over twice
 * @param type such as Video Completed
 * @param time when it happened, in ISO 8601
 * @param detail what it says
 */
record BusEvent(
        String id, @JsonProperty("detail-type") String type, String time, JsonNode detail) {}
