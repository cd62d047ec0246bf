package reelay.stack.hostile.way;

import java.util.List;
import java.util.Map;
import reelay.stack.faults.wire.HttpReply;

/** What comes instead of an answer now and then, and says nothing about a job. */
public enum BadLook {
    NONE,
    PAGE_404,
    DETAIL_404,
    ROUTE_404,
    OWN_404,
    UNAUTHORIZED_401,
    CHALLENGE_403,
    REGION_403,
    PAYMENT_402,
    SERVER_ERROR_500,
    BAD_GATEWAY_502,
    UNAVAILABLE_503,
    ORIGIN_DOWN_520,
    RATE_LIMITED_429,
    RATE_LIMITED_ODDLY_429,
    HUNG_UP,
    EMPTY_200,
    PAGE_200,
    CUT_JSON_200,
    NULL_200,
    ERROR_IN_200,
    LOGIN_302;

    public HttpReply reply() {
        return switch (this) {
            case PAGE_404 -> page(404, "404 Not Found");
            case DETAIL_404 -> json(404, "{\"detail\":\"Not Found\"}");
            case ROUTE_404 ->
                    json(404, "{\"error\":{\"message\":\"Invalid URL (GET /v1/videos)\"}}");
            case OWN_404 ->
                    json(
                            404,
                            "{\"error\":{\"message\":\"Video not found\",\"type\":"
                                    + "\"invalid_request_error\",\"code\":\"video_not_found\"}}");
            case UNAUTHORIZED_401 ->
                    json(
                            401,
                            "{\"error\":{\"message\":\"Incorrect API key provided\",\"code\":"
                                    + "\"invalid_api_key\"}}");
            case CHALLENGE_403 -> page(403, "Just a moment...");
            case REGION_403 -> json(403, "{\"error\":{\"message\":\"Forbidden\"}}");
            case PAYMENT_402 -> json(402, "{\"error\":{\"message\":\"Insufficient credits\"}}");
            case SERVER_ERROR_500 -> json(500, "{\"error\":{\"message\":\"Internal error\"}}");
            case BAD_GATEWAY_502 -> page(502, "502 Bad Gateway");
            case UNAVAILABLE_503 -> HttpReply.text(503, "text/plain", "no healthy upstream");
            case ORIGIN_DOWN_520 -> page(520, "Web server is returning an unknown error");
            case RATE_LIMITED_429 ->
                    with("Retry-After", "7", json(429, "{\"detail\":\"Too many requests\"}"));
            case RATE_LIMITED_ODDLY_429 ->
                    with("Retry-After", "a while", HttpReply.text(429, "text/plain", ""));
            case HUNG_UP -> HttpReply.hungUp();
            case EMPTY_200 -> HttpReply.text(200, "application/json", "");
            case PAGE_200 -> page(200, "Scheduled maintenance");
            case CUT_JSON_200 -> json(200, "{\"id\":\"job_1\",\"status\":\"in_pro");
            case NULL_200 -> json(200, "null");
            case ERROR_IN_200 ->
                    json(200, "{\"error\":{\"message\":\"upstream busy\",\"code\":\"upstream\"}}");
            case LOGIN_302 -> with("Location", "https://login.test/sign-in", page(302, "Sign in"));
            case NONE -> throw new IllegalStateException("nothing is bad");
        };
    }

    private static HttpReply page(int status, String title) {
        return HttpReply.text(
                status,
                "text/html",
                "<html><head><title>%s</title></head><body>sorry</body></html>".formatted(title));
    }

    private static HttpReply json(int status, String body) {
        return HttpReply.text(status, "application/json", body);
    }

    public static HttpReply with(String name, String value, HttpReply reply) {
        Map<String, List<String>> headers = new java.util.TreeMap<>(reply.headers());
        headers.put(name, List.of(value));
        return new HttpReply(reply.status(), headers, reply.body());
    }
}
