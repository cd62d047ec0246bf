package reelay.local.aws.asl.task;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.net.http.HttpResponse;
import java.util.Map;
import reelay.local.aws.asl.expression.ErrorNames;
import reelay.local.aws.protocol.AccessKey;

/** Calls operations of services that speak AWS's JSON protocol. */
final class JsonServiceCall {

    private final URI endpoint;
    private final ServiceCall http;
    private final ErrorTypes types;
    private final AccessKey key;
    private final ObjectMapper json = new ObjectMapper();

    /** What Step Functions makes of a service's error name. */
    @FunctionalInterface
    interface ErrorTypes {
        String named(String type);
    }

    JsonServiceCall(URI endpoint, ServiceCall http, AccessKey key, ErrorTypes types) {
        this.endpoint = endpoint;
        this.http = http;
        this.types = types;
        this.key = key;
    }

    /**
     * Calls one operation.
     *
     * @param target the value of X-Amz-Target
     * @param version of the protocol, 1.0 or 1.1
     * @param signingName the service in the credential scope
     */
    JsonNode call(String target, String version, String signingName, JsonNode input) {
        HttpResponse<String> answer =
                http.post(
                        endpoint.resolve("/"),
                        input.toString(),
                        Map.of(
                                "Content-Type",
                                "application/x-amz-json-" + version,
                                "X-Amz-Target",
                                target,
                                "Authorization",
                                key.authorization(signingName)));
        JsonNode body = read(answer);
        if (answer.statusCode() == 200) {
            return body;
        }
        String type = body.path("__type").asText("");
        String name = type.substring(type.indexOf('#') + 1);
        String message = body.path("message").asText(body.path("Message").asText());
        throw http.failure(types.named(name), name, message, answer);
    }

    private JsonNode read(HttpResponse<String> answer) {
        try {
            return json.readTree(answer.body().isBlank() ? "{}" : answer.body());
        } catch (JsonProcessingException e) {
            throw new TaskFailedException(
                    ErrorNames.RUNTIME, "the service answered something that is not JSON", e);
        }
    }
}
