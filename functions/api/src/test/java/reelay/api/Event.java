package reelay.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import reelay.video.Json;

/** An HTTP API event under construction. */
public final class Event {

    public static final String REQUEST_ID = "JKJaXmPLvHcESHA=";

    private final ObjectNode event = Json.object();
    private final ObjectNode lambda;

    private Event(String method, String path) {
        event.put("version", "2.0").put("rawPath", path).put("rawQueryString", "");
        event.putObject("headers").put("host", "api.example.com");
        ObjectNode context = event.putObject("requestContext");
        context.put("requestId", REQUEST_ID).put("stage", "$default");
        context.putObject("http").put("method", method).put("path", path);
        lambda = context.putObject("authorizer").putObject("lambda");
        event.put("isBase64Encoded", false);
    }

    /** A request of alice. */
    public static Event of(String method, String path) {
        return new Event(method, path).from("alice");
    }

    /** A request whose authorizer context is empty. */
    public static Event ofNobody(String method, String path) {
        return new Event(method, path);
    }

    public static Event post(String json) {
        return of("POST", "/v1/videos").header("content-type", "application/json").text(json);
    }

    public static Event multipart(Multipart form) {
        return of("POST", "/v1/videos")
                .header("content-type", form.contentType())
                .bytes(form.bytes());
    }

    public Event from(String owner) {
        lambda.put("owner", owner);
        return this;
    }

    /** With an operator's key. */
    public Event fromOperator(String owner) {
        lambda.put("operator", true);
        return from(owner);
    }

    public Event refused(String word) {
        lambda.put("refusal", word);
        return this;
    }

    public Event withoutAuthorizer() {
        ((ObjectNode) event.get("requestContext")).remove("authorizer");
        return this;
    }

    public Event stage(String stage) {
        ((ObjectNode) event.get("requestContext")).put("stage", stage);
        return this;
    }

    public Event header(String name, String value) {
        ((ObjectNode) event.get("headers")).put(name, value);
        return this;
    }

    public Event query(String name, String value) {
        event.withObjectProperty("queryStringParameters").put(name, value);
        return this;
    }

    public Event text(String body) {
        event.put("body", body);
        return this;
    }

    public Event bytes(byte[] body) {
        event.put("body", Base64.getEncoder().encodeToString(body)).put("isBase64Encoded", true);
        return this;
    }

    public Answer sentTo(ApiHandler handler) {
        return send(handler, Json.text(event));
    }

    public static Answer send(ApiHandler handler, String event) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            handler.handleRequest(
                    new ByteArrayInputStream(event.getBytes(StandardCharsets.UTF_8)), out, null);
            return new Answer(Json.tree(out.toByteArray()));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    /** A structured response. */
    public record Answer(JsonNode response) {

        public int status() {
            return response.get("statusCode").intValue();
        }

        public String header(String name) {
            return response.get("headers").path(name).textValue();
        }

        public String body() {
            return response.get("body").textValue();
        }

        public JsonNode json() {
            try {
                return Json.tree(body());
            } catch (IOException e) {
                throw new AssertionError("no JSON: " + body(), e);
            }
        }

        public JsonNode error() {
            return json().get("error");
        }

        public String id() {
            return json().get("id").textValue();
        }
    }
}
