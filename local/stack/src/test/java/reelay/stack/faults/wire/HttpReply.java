package reelay.stack.faults.wire;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import reelay.video.Json;

/**
 * What came back.
 *
 * @param arriving bytes of the body that arrive before the connection breaks; its length when it
 *     does not
 */
@SuppressWarnings("ArrayRecordComponent") // nobody compares or changes it
public record HttpReply(int status, Map<String, List<String>> headers, byte[] body, int arriving) {

    private static final int NO_STATUS = 0;

    public HttpReply(int status, Map<String, List<String>> headers, byte[] body) {
        this(status, headers, body, body.length);
    }

    public static HttpReply json(int status, JsonNode body) {
        return text(status, "application/json", Json.text(body));
    }

    public static HttpReply text(int status, String type, String body) {
        return new HttpReply(
                status,
                Map.of("Content-Type", List.of(type)),
                body.getBytes(StandardCharsets.UTF_8));
    }

    /** The other side read the request and hung up without a word. */
    public static HttpReply hungUp() {
        return new HttpReply(NO_STATUS, Map.of(), new byte[0]);
    }

    public boolean isHungUp() {
        return status == NO_STATUS;
    }

    public HttpReply brokenOff() {
        return new HttpReply(status, headers, body, body.length / 2);
    }
}
