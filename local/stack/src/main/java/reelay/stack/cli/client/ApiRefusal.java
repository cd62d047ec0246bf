package reelay.stack.cli.client;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import reelay.video.Json;

/** The API did not do what was asked; the message is its own sentence. */
public final class ApiRefusal extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int status;

    private ApiRefusal(int status, String message) {
        super(message);
        this.status = status;
    }

    static ApiRefusal of(int status, String body) {
        try {
            JsonNode error = Json.tree(body).path("error");
            if (error.path("message").isTextual()) {
                return new ApiRefusal(status, error.path("message").asText());
            }
        } catch (JsonProcessingException e) {
            var refusal = new ApiRefusal(status, "status " + status + " and no JSON");
            refusal.initCause(e);
            return refusal;
        }
        return new ApiRefusal(status, "status " + status);
    }

    /** Whether the request itself was wrong, and would be again. */
    public boolean isAboutTheRequest() {
        return status == 400 || status == 413 || status == 415 || status == 422;
    }
}
