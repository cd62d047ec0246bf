package reelay.stack.conditions;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Consumer;
import reelay.local.aws.dynamodb.DynamoDbEmulator;
import reelay.local.aws.protocol.AwsJsonHandler;
import reelay.local.http.HttpListener;

/** A DynamoDB that tells of every condition it is given, and reads one of them otherwise. */
final class WatchedDynamoDb implements AutoCloseable {

    /**
     * A condition where it is used.
     *
     * @param write the write it guards: what its update does first, or what kind of item it puts or
     *     deletes
     * @param condition its text
     */
    record Guard(String write, String condition) implements Comparable<Guard> {
        @Override
        public int compareTo(Guard other) {
            return toString().compareTo(other.toString());
        }

        @Override
        public String toString() {
            return write + " IF " + condition;
        }
    }

    /**
     * What is read otherwise.
     *
     * @param guard where
     * @param instead what is read instead of its condition
     */
    record Change(Guard guard, String instead) {}

    private static final String CONDITION = "ConditionExpression";

    private static final String AFTER_THE_FIRST = "(, | (SET|REMOVE|ADD|DELETE) ).*";

    private final ObjectMapper json = new ObjectMapper();
    private final AwsJsonHandler handler = DynamoDbEmulator.withoutAPort(InstantSource.system());
    private final HttpListener listener = HttpListener.start(0, this::handle);
    private final Consumer<Guard> seen;
    private volatile Optional<Change> change = Optional.empty();

    WatchedDynamoDb(Consumer<Guard> seen) {
        this.seen = seen;
    }

    URI address() {
        return listener.address();
    }

    /** From now on this is read otherwise, and nothing else. */
    void read(Optional<Change> otherwise) {
        change = otherwise;
    }

    private void handle(HttpExchange exchange) throws IOException {
        JsonNode input = json.readTree(exchange.getRequestBody());
        watch(input);
        for (JsonNode part : input.path("TransactItems")) {
            part.forEach(this::watch);
        }
        exchange.setStreams(new ByteArrayInputStream(json.writeValueAsBytes(input)), null);
        handler.handle(exchange);
    }

    private void watch(JsonNode write) {
        if (!write.has(CONDITION)) {
            return;
        }
        Guard guard = new Guard(nameOf(write), write.get(CONDITION).asText());
        seen.accept(guard);
        change.filter(it -> it.guard().equals(guard))
                .ifPresent(it -> ((ObjectNode) write).put(CONDITION, it.instead()));
    }

    /**
     * What else an update writes differs from video to video; the method that writes it does not.
     */
    private static String nameOf(JsonNode write) {
        if (write.has("UpdateExpression")) {
            return write.get("UpdateExpression").asText().replaceFirst(AFTER_THE_FIRST, "");
        }
        JsonNode item = write.path(write.has("Key") ? "Key" : "Item");
        String id = item.path(item.has("item_key") ? "item_key" : "id").path("S").asText();
        return (write.has("Key") ? "DELETE " : "PUT ")
                + id.substring(0, Math.max(0, id.indexOf(id.startsWith("video_") ? '_' : ':')))
                + (item.has("job_id") ? " with a job" : "");
    }

    @Override
    public void close() {
        listener.close();
    }
}
