package reelay.local.aws.asl.task;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.net.http.HttpClient;
import java.util.Set;
import reelay.local.aws.protocol.AccessKey;

/** Does {@code events:putEvents} at an EventBridge endpoint. */
public final class PutEventsTask implements TaskRunner {

    /** Errors the SDK has a class for; the rest is reported as AmazonEventBridgeException. */
    private static final Set<String> MODELED =
            Set.of(
                    "ConcurrentModificationException",
                    "InternalException",
                    "InvalidStateException",
                    "LimitExceededException",
                    "OperationDisabledException",
                    "ResourceNotFoundException");

    private final JsonServiceCall service;

    /**
     * Calls EventBridge at an address.
     *
     * @param endpoint where EventBridge listens, without a path
     * @param key what it is called with
     */
    public PutEventsTask(URI endpoint, AccessKey key) {
        this(endpoint, key, ServiceCall.newClient());
    }

    /**
     * Calls EventBridge at an address, with a client of the caller's.
     *
     * @param endpoint where EventBridge listens, without a path
     * @param key what it is called with
     */
    public PutEventsTask(URI endpoint, AccessKey key, HttpClient client) {
        ServiceCall http = new ServiceCall(client, "EventBridge", "AmazonEventBridge");
        this.service =
                new JsonServiceCall(
                        endpoint,
                        http,
                        key,
                        type -> MODELED.contains(type) ? type : "AmazonEventBridgeException");
    }

    @Override
    public JsonNode run(TaskCall call) {
        ObjectNode request = JsonNodeFactory.instance.objectNode();
        ArrayNode entries = request.putArray("Entries");
        call.arguments().path("Entries").forEach(entry -> entries.add(completed(entry, call)));
        JsonNode answer = service.call("AWSEvents.PutEvents", "1.1", "events", request);
        if (answer.path("FailedEntryCount").asInt() > 0) {
            throw new TaskFailedException("EventBridge.FailedEntry", answer.toString());
        }
        return answer;
    }

    /**
     * The integration adds both ARNs to Resources, in this order (recorded on AWS, 2025-11-06), and
     * takes Detail as an object too.
     */
    private static JsonNode completed(JsonNode entry, TaskCall call) {
        ObjectNode copy = entry.deepCopy();
        ArrayNode resources =
                copy.path("Resources") instanceof ArrayNode given
                        ? given
                        : copy.putArray("Resources");
        resources.add(call.stateMachineArn()).add(call.executionArn());
        JsonNode detail = copy.path("Detail");
        if (detail.isObject()) {
            copy.put("Detail", detail.toString());
        }
        return copy;
    }
}
