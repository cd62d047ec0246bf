package reelay.local.aws.eventbridge;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import reelay.local.aws.protocol.AwsFault;
import reelay.local.aws.protocol.AwsJsonHandler;

/** Takes up to ten events; each is taken or refused by itself. */
final class PutEvents implements AwsJsonHandler.Operation {

    private static final int MOST_ENTRIES = 10;

    /** Most bytes of all entries together ("PutEvents event entry size", user guide). */
    private static final int LARGEST = 256 * 1024;

    private static final Set<String> ENTRY_FIELDS =
            Set.of(
                    "Source",
                    "DetailType",
                    "Detail",
                    "Time",
                    "Resources",
                    "EventBusName",
                    "TraceHeader");

    /** What is wrong with an entry. */
    private static final class RefusedEntryException extends Exception {

        private static final long serialVersionUID = 1L;

        private final String code;

        RefusedEntryException(String code, String message) {
            super(message);
            this.code = code;
        }
    }

    private final EventLog log;
    private final InstantSource clock;
    private final ObjectMapper json = new ObjectMapper();

    PutEvents(EventLog log, InstantSource clock) {
        this.log = log;
        this.clock = clock;
    }

    @Override
    public JsonNode answer(JsonNode input) {
        refuseUnknown(input, Set.of("Entries"));
        JsonNode entries = input.path("Entries");
        checkSize(entries);
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        var results = answer.putArray("Entries");
        int failed = 0;
        for (JsonNode entry : entries) {
            refuseUnknown(entry, ENTRY_FIELDS);
            ObjectNode result = results.addObject();
            try {
                PublishedEvent event = event(entry);
                log.add(event);
                result.put("EventId", event.id());
            } catch (RefusedEntryException e) {
                failed++;
                result.put("ErrorCode", e.code).put("ErrorMessage", e.getMessage());
            }
        }
        answer.put("FailedEntryCount", failed);
        return answer;
    }

    private static void checkSize(JsonNode entries) {
        if (entries.isEmpty() || entries.size() > MOST_ENTRIES) {
            throw new AwsFault(
                    400,
                    "ValidationException",
                    "1 validation error detected: Value at 'entries' failed to satisfy constraint:"
                            + " Member must have length between 1 and 10");
        }
        int bytes = 0;
        for (JsonNode entry : entries) {
            for (String field : List.of("Source", "DetailType", "Detail")) {
                bytes += entry.path(field).asText().getBytes(StandardCharsets.UTF_8).length;
            }
        }
        if (bytes > LARGEST) {
            throw new AwsFault(
                    400,
                    "ValidationException",
                    "Total size of the entries in the request is over the limit.");
        }
    }

    private PublishedEvent event(JsonNode entry) throws RefusedEntryException {
        String source = required(entry, "Source");
        if (source.startsWith("aws.")) {
            throw new RefusedEntryException(
                    "NotAuthorizedForSourceException", "Not authorized for the source.");
        }
        List<String> resources = new ArrayList<>();
        entry.path("Resources").forEach(resource -> resources.add(resource.asText()));
        Instant time =
                Optional.of(entry.path("Time"))
                        .filter(JsonNode::isNumber)
                        .map(seconds -> Instant.ofEpochSecond(seconds.asLong()))
                        .orElseGet(clock::instant);
        return new PublishedEvent(
                UUID.randomUUID().toString(),
                time,
                source,
                required(entry, "DetailType"),
                detail(required(entry, "Detail")),
                resources,
                entry.path("EventBusName").asText("default"));
    }

    private JsonNode detail(String text) throws RefusedEntryException {
        JsonNode detail;
        try {
            detail = json.readTree(text);
        } catch (JsonProcessingException e) {
            RefusedEntryException refused =
                    new RefusedEntryException("MalformedDetail", "Detail is malformed.");
            refused.initCause(e);
            throw refused;
        }
        if (!detail.isObject()) {
            throw new RefusedEntryException("MalformedDetail", "Detail is malformed.");
        }
        return detail;
    }

    private static String required(JsonNode entry, String field) throws RefusedEntryException {
        String text = entry.path(field).asText();
        if (text.isEmpty()) {
            throw new RefusedEntryException(
                    "InvalidArgument",
                    "Parameter "
                            + field
                            + " is not valid. Reason: "
                            + field
                            + " is a required argument.");
        }
        return text;
    }

    private static void refuseUnknown(JsonNode json, Set<String> known) {
        for (var field : json.properties()) {
            if (!known.contains(field.getKey())) {
                throw AwsFault.notEmulated("The EventBridge parameter " + field.getKey());
            }
        }
    }
}
