package reelay.simulator.vendor;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import reelay.simulator.wire.Call;

/** The body of a submit. */
public final class SubmittedJson {

    private static final ObjectMapper JSON = new ObjectMapper();

    private SubmittedJson() {}

    public static JsonNode of(Call call) throws IOException {
        JsonNode body;
        try {
            body = JSON.readTree(call.bodyBytes());
        } catch (JsonProcessingException e) {
            throw Trouble.invalid("the body is not JSON").thrown();
        }
        if (!body.isObject()) {
            throw Trouble.invalid("the body must be an object").thrown();
        }
        return body;
    }
}
