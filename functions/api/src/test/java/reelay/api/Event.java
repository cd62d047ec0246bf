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
final class Event {

    static final String REQUEST_ID = "JKJaXmPLvHcESHA=";

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
    static Event of(String method, String path) {
        return new Event(method, path).from("alice");
    }

    /** A request whose authorizer context is empty. */
    static Event ofNobody(String method, String path) {
        return new Event(method, path);
    }

    static Event post(String json) {
        return of("POST", "/v1/videos").header("content-type", "application/json").text(json);
    }

    static Event multipart(Multipart form) {
        return of("POST", "/v1/videos")
                .header("content-type", form.contentType())
                .bytes(form.bytes());
    }

    Event from(String owner) {
        lambda.put("owner", owner);
        return this;
    }

    /** With an operator's key. */
    Event fromOperator(String owner) {
        lambda.put("operator", true);
        return from(owner);
    }

    Event refused(String word) {
        lambda.put("refusal", word);
        return this;
    }

    Event withoutAuthorizer() {
        ((ObjectNode) event.get("requestContext")).remove("authorizer");
        return this;
    }

    Event stage(String stage) {
        ((ObjectNode) event.get("requestContext")).put("stage", stage);
        return this;
    }

    Event header(String name, String value) {
        ((ObjectNode) event.get("headers")).put(name, value);
        return this;
    }

    Event query(String name, String value) {
        event.withObjectProperty("queryStringParameters").put(name, value);
        return this;
    }

    Event text(String body) {
        event.put("body", body);
        return this;
    }

    Event bytes(byte[] body) {
        event.put("body", Base64.getEncoder().encodeToString(body)).put("isBase64Encoded", true);
        return this;
    }

    Answer sentTo(ApiHandler handler) {
        return send(handler, Json.text(event));
    }

    static Answer send(ApiHandler handler, String event) {
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
    record Answer(JsonNode response) {

        int status() {
            return response.get("statusCode").intValue();
        }

        String header(String name) {
            return response.get("headers").path(name).textValue();
        }

        String body() {
            return response.get("body").textValue();
        }

        JsonNode json() {
            try {
                return Json.tree(body());
            } catch (IOException e) {
                throw new AssertionError("no JSON: " + body(), e);
            }
        }

        JsonNode error() {
            return json().get("error");
        }

        String id() {
            return json().get("id").textValue();
        }
    }
}
