package reelay.local.aws.httpapi.message;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * A request as the gateway took it in. Headers, query and body stay out of the toString.
 *
 * @param encodedPath as sent
 * @param path decoded: HTTP APIs put the decoded path even into {@code rawPath}
 * @param rawQuery as sent, without the question mark; empty when there is none
 * @param query decoded, several values of a name joined by commas
 * @param headers names in lower case, several values joined by commas, without cookies and what
 *     concerns the connection alone
 * @param cookies each {@code name=value}
 */
public record GatewayRequest(
        String requestId,
        Instant time,
        String method,
        String encodedPath,
        String path,
        String rawQuery,
        Map<String, String> query,
        Map<String, String> headers,
        List<String> cookies,
        RequestBody body,
        String sourceIp,
        String protocol) {

    public String header(String name) {
        return Objects.requireNonNullElse(headers.get(name), "");
    }

    @Override
    public String toString() {
        return "GatewayRequest[" + method + " " + path + ", " + requestId + "]";
    }
}
