package reelay.simulator.wire;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An error answer in OpenAI's envelope. The texts are OpenAI's own wherever they are known, since
 * clients recognise some errors by nothing else.
 */
public final class ErrorAnswer extends RuntimeException {

    private static final long serialVersionUID = 1L;
    private static final String INVALID = "invalid_request_error";

    private final int status;
    private final String type;
    private final @Nullable String code;
    private final @Nullable String param;
    private final Map<String, String> headers;

    private ErrorAnswer(
            int status,
            String type,
            @Nullable String code,
            @Nullable String param,
            String message,
            Map<String, String> headers) {
        super(message);
        this.status = status;
        this.type = type;
        this.code = code;
        this.param = param;
        this.headers = Map.copyOf(headers);
    }

    private static ErrorAnswer invalid(int status, @Nullable String code, String message) {
        return new ErrorAnswer(status, INVALID, code, null, message, Map.of());
    }

    /** A refusal of the account. */
    public static ErrorAnswer refusal(
            int status, String type, @Nullable String code, String message) {
        return new ErrorAnswer(status, type, code, null, message, Map.of());
    }

    public static ErrorAnswer invalidValue(String param, String message) {
        return new ErrorAnswer(400, INVALID, "invalid_value", param, message, Map.of());
    }

    public static ErrorAnswer invalidParameter(String param, String code, String message) {
        return new ErrorAnswer(400, INVALID, code, param, message, Map.of());
    }

    public static ErrorAnswer missingParameter(String param) {
        return new ErrorAnswer(
                400,
                INVALID,
                "missing_required_parameter",
                param,
                "Missing required parameter: '" + param + "'.",
                Map.of());
    }

    public static ErrorAnswer badBody(String message) {
        return invalid(400, null, message);
    }

    public static ErrorAnswer bodyTooLarge(int limit) {
        return invalid(413, null, "The body is larger than " + limit + " bytes.");
    }

    public static ErrorAnswer noKey() {
        return invalid(
                401,
                null,
                "You didn't provide an API key. You need to provide your API key in an"
                        + " Authorization header using Bearer auth (i.e. Authorization: Bearer"
                        + " YOUR_KEY).");
    }

    public static ErrorAnswer wrongKey() {
        return invalid(
                401,
                "invalid_api_key",
                "Incorrect API key provided: sk-***. You can find your API key at"
                        + " https://platform.openai.com/account/api-keys.");
    }

    public static ErrorAnswer unverified(int status, String model) {
        return invalid(
                status,
                null,
                "Your organization must be verified to use the model `"
                        + model
                        + "`. Please go to:"
                        + " https://platform.openai.com/settings/organization/general and click on"
                        + " Verify Organization. If you just verified, it can take up to 15 minutes"
                        + " for access to propagate.");
    }

    public static ErrorAnswer regionNotSupported() {
        return new ErrorAnswer(
                403,
                "request_forbidden",
                "unsupported_country_region_territory",
                null,
                "Country, region, or territory not supported",
                Map.of());
    }

    public static ErrorAnswer modelNotFound(String model) {
        return invalid(
                404,
                "model_not_found",
                "The model `" + model + "` does not exist or you do not have access to it.");
    }

    public static ErrorAnswer modelRetired(String model) {
        return invalid(
                404,
                "model_not_found",
                "The model `"
                        + model
                        + "` has been deprecated, learn more here:"
                        + " https://platform.openai.com/docs/deprecations");
    }

    public static ErrorAnswer rateLimited(String seconds) {
        return new ErrorAnswer(
                429,
                "requests",
                "rate_limit_exceeded",
                null,
                "Rate limit reached for requests. Please try again in " + seconds + "s.",
                Map.of("Retry-After", seconds));
    }

    public static ErrorAnswer insufficientQuota() {
        return new ErrorAnswer(
                429,
                "insufficient_quota",
                "insufficient_quota",
                null,
                "You exceeded your current quota, please check your plan and billing details.",
                Map.of());
    }

    public static ErrorAnswer overloaded() {
        return new ErrorAnswer(
                503,
                "server_error",
                "server_is_overloaded",
                null,
                "The server is overloaded or not ready yet.",
                Map.of());
    }

    public static ErrorAnswer serverError(String message) {
        return new ErrorAnswer(500, "server_error", null, null, message, Map.of());
    }

    public static ErrorAnswer videoNotFound(String id) {
        return invalid(404, null, "Video with id '" + id + "' not found.");
    }

    public static ErrorAnswer characterNotFound(String id) {
        return invalid(404, null, "Character with id '" + id + "' not found.");
    }

    public static ErrorAnswer notReady() {
        return invalid(
                404,
                null,
                "Video is not ready yet, use GET /v1/videos/{video_id} to check status.");
    }

    public static ErrorAnswer expired() {
        return invalid(404, null, "Video content has expired.");
    }

    public static ErrorAnswer notEmulated(String what) {
        return invalid(404, null, "The simulator does not have " + what + ".");
    }

    public static ErrorAnswer invalidUrl(String method, String path) {
        return invalid(404, null, "Invalid URL (" + method + " " + path + ")");
    }

    public static ErrorAnswer methodNotAllowed(String method, String path) {
        return invalid(
                405, "method_not_supported", "Not allowed to " + method + " on " + path + ".");
    }

    public static ErrorAnswer rangeNotSatisfiable(long length) {
        return new ErrorAnswer(
                416,
                INVALID,
                null,
                null,
                "The range lies outside of the content.",
                Map.of("Content-Range", "bytes */" + length));
    }

    public int status() {
        return status;
    }

    public String type() {
        return type;
    }

    public Map<String, String> headers() {
        return headers;
    }

    /** As OpenAI writes it. */
    public Answer answer() {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.putObject("error")
                .put("message", getMessage())
                .put("type", type)
                .put("param", param)
                .put("code", code);
        return Answer.json(status, headers, body);
    }
}
