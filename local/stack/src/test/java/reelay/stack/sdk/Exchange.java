package reelay.stack.sdk;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.Map;
import java.util.Optional;
import reelay.video.Json;

/**
 * A request with its answer.
 *
 * @param method of the request
 * @param path of the request, without its query
 * @param status of the answer
 * @param headers of the answer, names in lower case
 * @param body of the answer
 */
record Exchange(String method, String path, int status, Map<String, String> headers, String body) {

    Optional<String> header(String name) {
        return Optional.ofNullable(headers.get(name));
    }

    /** The body as JSON; missing when there is none. */
    JsonNode json() {
        if (body.isEmpty()) {
            return MissingNode.getInstance();
        }
        try {
            return Json.tree(body);
        } catch (JsonProcessingException e) {
            throw new AssertionError("not JSON: " + this, e);
        }
    }

    /** The word for programs in an error answer. */
    String errorCode() {
        return json().path("error").path("code").asText();
    }
}
