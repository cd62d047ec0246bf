package reelay.local.aws.httpapi.message;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Reads a function's answer: an object with a {@code statusCode}, or any other JSON, which becomes
 * the body of a 200.
 */
public final class FunctionResponse {

    /** Set by the gateway itself. */
    private static final Set<String> OF_THE_GATEWAY =
            Set.of("connection", "content-length", "keep-alive", "transfer-encoding");

    private final ObjectMapper json = new ObjectMapper();

    /** Empty if the answer is malformed. */
    public Optional<GatewayResponse> read(String payload) {
        JsonNode answer;
        try {
            answer = json.readTree(payload);
        } catch (JsonProcessingException e) {
            // Not told further: the caller gets what AWS would say, and nothing of the payload.
            return Optional.empty();
        }
        return answer.has("statusCode") ? structured(answer) : Optional.of(bare(answer, payload));
    }

    private static GatewayResponse bare(JsonNode answer, String payload) {
        String body = answer.isTextual() ? answer.textValue() : payload;
        return new GatewayResponse(
                200,
                List.of(new GatewayResponse.Header("Content-Type", "application/json")),
                body.getBytes(StandardCharsets.UTF_8));
    }

    private static Optional<GatewayResponse> structured(JsonNode answer) {
        JsonNode status = answer.path("statusCode");
        JsonNode body = answer.path("body");
        boolean fits =
                status.canConvertToInt()
                        && status.intValue() >= 200
                        && status.intValue() <= 599
                        && (body.isTextual() || absent(body))
                        && (answer.path("headers").isObject() || absent(answer.path("headers")))
                        && (answer.path("cookies").isArray() || absent(answer.path("cookies")));
        if (!fits) {
            return Optional.empty();
        }
        List<GatewayResponse.Header> headers = new ArrayList<>();
        for (Map.Entry<String, JsonNode> header : answer.path("headers").properties()) {
            if (!header.getValue().isValueNode()) {
                return Optional.empty();
            }
            if (!OF_THE_GATEWAY.contains(header.getKey().toLowerCase(Locale.ROOT))) {
                headers.add(
                        new GatewayResponse.Header(header.getKey(), header.getValue().asText()));
            }
        }
        for (JsonNode cookie : answer.path("cookies")) {
            headers.add(new GatewayResponse.Header("Set-Cookie", cookie.asText()));
        }
        if (body.isTextual() && headers.stream().noneMatch(FunctionResponse::contentType)) {
            headers.add(new GatewayResponse.Header("Content-Type", "text/plain;charset=UTF-8"));
        }
        return bytes(body, answer.path("isBase64Encoded").asBoolean())
                .map(bytes -> new GatewayResponse(status.intValue(), headers, bytes));
    }

    private static Optional<byte[]> bytes(JsonNode body, boolean base64) {
        String text = absent(body) ? "" : body.textValue();
        if (!base64) {
            return Optional.of(text.getBytes(StandardCharsets.UTF_8));
        }
        try {
            return Optional.of(Base64.getDecoder().decode(text));
        } catch (IllegalArgumentException e) {
            // Said to be base64 but is not: malformed, which the caller learns as AWS says it.
            return Optional.empty();
        }
    }

    private static boolean absent(JsonNode node) {
        return node.isMissingNode() || node.isNull();
    }

    private static boolean contentType(GatewayResponse.Header header) {
        return header.name().equalsIgnoreCase("content-type");
    }
}
