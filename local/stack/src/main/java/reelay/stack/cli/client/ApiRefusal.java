package reelay.stack.cli.client;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import reelay.video.Json;

/** The API did not do what was asked; the message is its own sentence. */
public final class ApiRefusal extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int status;
    private final String code;
    private final String field;

    private ApiRefusal(int status, String code, String field, String message) {
        super(message);
        this.status = status;
        this.code = code;
        this.field = field;
    }

    static ApiRefusal of(int status, String body) {
        try {
            JsonNode answer = Json.tree(body);
            JsonNode error = answer.path("error");
            // API Gateway's own answers have nothing but a message.
            String message = error.path("message").asText(answer.path("message").asText());
            return new ApiRefusal(
                    status,
                    text(error, "code"),
                    text(error, "param"),
                    message.isEmpty() ? "status " + status : message);
        } catch (JsonProcessingException e) {
            var refusal = new ApiRefusal(status, "", "", "status " + status + " and no JSON");
            refusal.initCause(e);
            return refusal;
        }
    }

    private static String text(JsonNode error, String name) {
        return error.path(name).isTextual() ? error.path(name).asText() : "";
    }

    /** HTTP status. */
    public int status() {
        return status;
    }

    /** The API's word for programs, where it has one for the case. */
    public Optional<String> code() {
        return Optional.of(code).filter(it -> !it.isEmpty());
    }

    /** The field of the request that it is about, where it is about one. */
    public Optional<String> field() {
        return Optional.of(field).filter(it -> !it.isEmpty());
    }

    /** Whether the request itself was wrong, and would be again. */
    public boolean isAboutTheRequest() {
        return status == 400 || status == 413 || status == 415 || status == 422;
    }
}
