package reelay.api.http;

import java.net.URI;
import java.util.Map;
import java.util.TreeMap;
import reelay.video.Json;

/**
 * One response. It may hold a prompt or a link, so it is never logged.
 *
 * @param status HTTP status
 * @param headers by name in lower case
 * @param body text; empty when there is none
 */
public record ApiResponse(int status, Map<String, String> headers, String body) {

    public ApiResponse {
        headers = Map.copyOf(headers);
    }

    /** 200 with a value as JSON. */
    public static ApiResponse json(Object value) {
        return json(200, value);
    }

    static ApiResponse json(int status, Object value) {
        return new ApiResponse(
                status, Map.of("content-type", "application/json"), Json.text(value));
    }

    /** 302 to somewhere else. */
    public static ApiResponse redirect(URI location) {
        return new ApiResponse(302, Map.of("location", location.toString()), "");
    }

    /** The same with one more header. */
    public ApiResponse with(String name, String value) {
        Map<String, String> all = new TreeMap<>(headers);
        all.put(name, value);
        return new ApiResponse(status, all, body);
    }

    /** The same without body, as HEAD wants it. */
    public ApiResponse withoutBody() {
        return new ApiResponse(status, headers, "");
    }

    @Override
    public String toString() {
        return "[response " + status + "]";
    }
}
