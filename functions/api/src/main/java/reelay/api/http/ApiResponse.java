package reelay.api.http;

import java.net.URI;
import java.util.Base64;
import java.util.Map;
import java.util.TreeMap;
import reelay.video.Json;

/**
 * One response. It may hold a prompt or a link, so it is never logged.
 *
 * @param status HTTP status
 * @param headers by name in lower case
 * @param body text; empty when there is none
 * @param base64 whether the body is base64 of bytes rather than text
 */
public record ApiResponse(int status, Map<String, String> headers, String body, boolean base64) {

    public ApiResponse {
        headers = Map.copyOf(headers);
    }

    /** 200 with a value as JSON. */
    public static ApiResponse json(Object value) {
        return json(200, value);
    }

    static ApiResponse json(int status, Object value) {
        return new ApiResponse(
                status, Map.of("content-type", "application/json"), Json.text(value), false);
    }

    /** Bytes of a type. */
    public static ApiResponse bytes(String contentType, byte[] bytes) {
        return new ApiResponse(
                200,
                Map.of("content-type", contentType),
                Base64.getEncoder().encodeToString(bytes),
                true);
    }

    /** 304: what the client kept is still right. */
    public static ApiResponse notModified() {
        return new ApiResponse(304, Map.of(), "", false);
    }

    /** 204: all is said in the headers. */
    static ApiResponse noContent() {
        return new ApiResponse(204, Map.of(), "", false);
    }

    /** 302 to somewhere else. */
    public static ApiResponse redirect(URI location) {
        return new ApiResponse(302, Map.of("location", location.toString()), "", false);
    }

    /** The same with one more header. */
    public ApiResponse with(String name, String value) {
        Map<String, String> all = new TreeMap<>(headers);
        all.put(name, value);
        return new ApiResponse(status, all, body, base64);
    }

    /** The same with one more header, unless it has that one already. */
    public ApiResponse withDefault(String name, String value) {
        return headers.containsKey(name) ? this : with(name, value);
    }

    /** The same without body, as HEAD wants it. */
    public ApiResponse withoutBody() {
        return new ApiResponse(status, headers, "", false);
    }

    @Override
    public String toString() {
        return "[response " + status + "]";
    }
}
