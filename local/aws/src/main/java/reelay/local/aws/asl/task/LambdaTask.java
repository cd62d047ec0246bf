package reelay.local.aws.asl.task;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import reelay.local.aws.protocol.AccessKey;

/** Invokes functions through Lambda's invoke API. */
public final class LambdaTask implements TaskRunner {

    private final URI endpoint;
    private final AccessKey key;
    private final ServiceCall http;
    private final ObjectMapper json = new ObjectMapper();

    /**
     * Calls the invoke API at an address.
     *
     * @param endpoint where the invoke API listens, without a path
     * @param key what it is called with
     */
    public LambdaTask(URI endpoint, AccessKey key) {
        this.endpoint = endpoint;
        this.key = key;
        this.http = new ServiceCall(ServiceCall.newClient(), "Lambda", "AWSLambda");
    }

    @Override
    public JsonNode run(TaskCall call) {
        String function = call.arguments().path("FunctionName").asText();
        String path =
                "/2015-03-31/functions/%s/invocations"
                        .formatted(URLEncoder.encode(function, StandardCharsets.UTF_8));
        String body = body(call.arguments().path("Payload"));
        HttpResponse<String> answer =
                http.post(
                        endpoint.resolve(path),
                        body,
                        Map.of(
                                "Content-Type",
                                "application/json",
                                "Authorization",
                                key.authorization("lambda")));
        if (answer.statusCode() >= 300) {
            throw serviceError(answer);
        }
        if (answer.headers().firstValue("x-amz-function-error").isPresent()) {
            throw functionError(answer.body());
        }
        return json.createObjectNode()
                .put(
                        "ExecutedVersion",
                        answer.headers().firstValue("x-amz-executed-version").orElse("$LATEST"))
                .put("StatusCode", answer.statusCode())
                .set("Payload", payload(answer.body()));
    }

    /**
     * A text is the payload itself, not a string in JSON, and null is none (recorded on AWS,
     * 2025-11-06).
     */
    private static String body(JsonNode payload) {
        if (payload.isMissingNode() || payload.isNull()) {
            return "{}";
        }
        return payload.isTextual() ? payload.textValue() : payload.toString();
    }

    private JsonNode payload(String body) {
        try {
            return body.isBlank() ? json.nullNode() : json.readTree(body);
        } catch (JsonProcessingException e) {
            throw new TaskFailedException(
                    "Lambda.Unknown", "the function answered something that is not JSON", e);
        }
    }

    /** The error is named after the exception's class; a function that died has none. */
    private TaskFailedException functionError(String body) {
        try {
            JsonNode error = json.readTree(body);
            String type = error.path("errorType").asText();
            return new TaskFailedException(type.isEmpty() ? "Lambda.Unknown" : type, body);
        } catch (JsonProcessingException e) {
            return new TaskFailedException("Lambda.Unknown", body, e);
        }
    }

    private TaskFailedException serviceError(HttpResponse<String> answer) {
        String type =
                answer.headers()
                        .firstValue("x-amzn-errortype")
                        .map(header -> header.split(":", 2)[0])
                        .orElseGet(() -> typeByStatus(answer.statusCode()));
        if (answer.statusCode() == 403) {
            // The SDK has no class for it: its own name stands in the cause alone.
            return http.failure("AWSLambdaException", type, message(answer.body()), answer);
        }
        // sam local start-lambda leaves the ending away.
        String name = type.endsWith("Exception") ? type : type + "Exception";
        return http.failure(name, name, message(answer.body()), answer);
    }

    private static String typeByStatus(int status) {
        return switch (status) {
            case 404 -> "ResourceNotFoundException";
            case 429 -> "TooManyRequestsException";
            default -> status >= 500 ? "ServiceException" : "AWSLambdaException";
        };
    }

    private String message(String body) {
        try {
            JsonNode error = json.readTree(body);
            return error.path("Message").asText(error.path("message").asText(body));
        } catch (JsonProcessingException _) {
            return body;
        }
    }
}
