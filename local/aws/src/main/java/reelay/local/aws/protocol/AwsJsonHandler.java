package reelay.local.aws.protocol;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import reelay.local.http.Door;

/**
 * AWS's JSON protocol 1.0 and 1.1: the operation stands in {@code X-Amz-Target}, input and output
 * are JSON bodies, an error is {@code {"__type": ..., "message": ...}}. Who may call is the {@link
 * Door}'s affair.
 */
public final class AwsJsonHandler implements HttpHandler {

    /** One operation of a service. */
    @FunctionalInterface
    public interface Operation {
        /** Answers one call; an {@link AwsFault} becomes the error answer. */
        JsonNode answer(JsonNode input);
    }

    /** Attribute names may be that long ("Quotas", DynamoDB developer guide). */
    private static final int LONGEST_NAME = 65_535;

    private final String service;
    private final String contentType;
    private final Map<String, Operation> operations;
    private final Guard guard;
    private final ObjectMapper json =
            new ObjectMapper(
                    JsonFactory.builder()
                            .streamReadConstraints(
                                    StreamReadConstraints.builder()
                                            .maxNameLength(LONGEST_NAME)
                                            .build())
                            .build());

    /**
     * @param service the part of X-Amz-Target before the dot, such as {@code DynamoDB_20120810}
     * @param version 1.0 or 1.1
     * @param operations by name, such as {@code GetItem}
     */
    public AwsJsonHandler(String service, String version, Map<String, Operation> operations) {
        this(service, version, operations, Guard.NONE);
    }

    /** The same behind a guard. */
    public AwsJsonHandler(
            String service, String version, Map<String, Operation> operations, Guard guard) {
        this.service = service;
        this.contentType = "application/x-amz-json-" + version;
        this.operations = Map.copyOf(operations);
        this.guard = guard;
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            int status = 200;
            JsonNode answer;
            try {
                answer = answer(exchange);
            } catch (AwsFault fault) {
                status = fault.status();
                answer =
                        error(fault.type(), Objects.toString(fault.getMessage()))
                                .setAll(fault.details());
            } catch (JsonProcessingException e) {
                status = 400;
                answer = error("SerializationException", "the body is not JSON");
            } catch (RuntimeException e) {
                // A bug of the emulator: shown to whoever called, who is its only user.
                status = 500;
                answer = error("InternalServerError", e.toString());
            }
            byte[] body = json.writeValueAsBytes(answer);
            exchange.getResponseHeaders().set("Content-Type", contentType);
            exchange.getResponseHeaders().set("x-amzn-RequestId", UUID.randomUUID().toString());
            exchange.sendResponseHeaders(status, body.length);
            exchange.getResponseBody().write(body);
        }
    }

    private JsonNode answer(HttpExchange exchange) throws IOException {
        JsonNode input = json.readTree(body(exchange));
        String target = exchange.getRequestHeaders().getFirst("X-Amz-Target");
        String prefix = service + ".";
        if (target == null || !target.startsWith(prefix)) {
            throw new AwsFault(
                    400, "UnknownOperationException", "X-Amz-Target is not " + prefix + "...");
        }
        if (!input.isMissingNode() && !input.isObject()) {
            throw new AwsFault(400, "SerializationException", "the body is not an object");
        }
        String operation = target.substring(prefix.length());
        JsonNode given = input.isMissingNode() ? json.createObjectNode() : input;
        guard.admit(exchange.getRequestHeaders(), operation, given);
        return answer(operation, given);
    }

    private static byte[] body(HttpExchange exchange) throws IOException {
        byte[] sent = exchange.getRequestBody().readAllBytes();
        if (!"gzip".equals(exchange.getRequestHeaders().getFirst("Content-Encoding"))) {
            return sent;
        }
        try (InputStream unpacked = new GZIPInputStream(new ByteArrayInputStream(sent))) {
            return unpacked.readAllBytes();
        } catch (ZipException | EOFException e) {
            throw new AwsFault(400, "SerializationException", "the body is not gzip");
        }
    }

    /**
     * Answers one call without HTTP around it.
     *
     * @throws AwsFault for an error answer
     */
    public JsonNode answer(String name, JsonNode input) {
        Operation operation = operations.get(name);
        if (operation == null) {
            throw AwsFault.notEmulated(service + "." + name);
        }
        return operation.answer(input);
    }

    private ObjectNode error(String type, String message) {
        return json.createObjectNode().put("__type", type).put("message", message);
    }
}
