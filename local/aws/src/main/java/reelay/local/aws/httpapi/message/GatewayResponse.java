package reelay.local.aws.httpapi.message;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What goes back to the caller. */
public final class GatewayResponse {

    /** One header line. */
    public record Header(String name, String value) {}

    private final int status;
    private final byte[] body;
    private final List<Header> headers;

    public GatewayResponse(int status, List<Header> headers, byte[] body) {
        this.status = status;
        this.headers = List.copyOf(headers);
        this.body = body;
    }

    /** An answer of the gateway itself. */
    public static GatewayResponse message(int status, String message) {
        return new GatewayResponse(
                status,
                List.of(new Header("Content-Type", "application/json")),
                JsonNodeFactory.instance
                        .objectNode()
                        .put("message", message)
                        .toString()
                        .getBytes(StandardCharsets.UTF_8));
    }

    public static GatewayResponse internalServerError() {
        return message(500, "Internal Server Error");
    }

    public static GatewayResponse tooLarge() {
        return message(413, "Request Entity Too Large");
    }

    /** The same with the gateway's CORS headers; the function's own are dropped. */
    public GatewayResponse withCors(List<Header> cors) {
        List<Header> all = new ArrayList<>(headers);
        all.removeIf(h -> h.name().toLowerCase(Locale.ROOT).startsWith("access-control-"));
        all.addAll(cors);
        return new GatewayResponse(status, all, body);
    }

    public int status() {
        return status;
    }

    List<Header> headers() {
        return headers;
    }

    public byte[] body() {
        return body;
    }
}
