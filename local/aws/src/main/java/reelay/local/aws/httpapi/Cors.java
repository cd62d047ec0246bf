package reelay.local.aws.httpapi;

import java.util.ArrayList;
import java.util.List;
import reelay.local.aws.httpapi.message.GatewayRequest;
import reelay.local.aws.httpapi.message.GatewayResponse;

/** The gateway's CORS headers ("Configure CORS for HTTP APIs in API Gateway"). */
final class Cors {

    private final CorsSettings settings;

    Cors(CorsSettings settings) {
        this.settings = settings;
    }

    static boolean preflight(GatewayRequest request) {
        return request.method().equals("OPTIONS")
                && !request.header("origin").isEmpty()
                && !request.header("access-control-request-method").isEmpty();
    }

    /** The answer to a preflight; without headers when the origin is not allowed. */
    GatewayResponse answer(GatewayRequest request) {
        List<GatewayResponse.Header> headers = new ArrayList<>(headers(request));
        if (!headers.isEmpty()) {
            add(headers, "Access-Control-Allow-Methods", settings.allowMethods());
            add(headers, "Access-Control-Allow-Headers", settings.allowHeaders());
            if (settings.maxAge() != null) {
                headers.add(
                        new GatewayResponse.Header(
                                "Access-Control-Max-Age",
                                Long.toString(settings.maxAge().toSeconds())));
            }
        }
        return new GatewayResponse(204, headers, new byte[0]);
    }

    /** What every answer to an allowed origin carries; empty for others. */
    List<GatewayResponse.Header> headers(GatewayRequest request) {
        String origin = request.header("origin");
        if (origin.isEmpty() || settings.allowOrigins().stream().noneMatch(a -> fits(a, origin))) {
            return List.of();
        }
        List<GatewayResponse.Header> headers = new ArrayList<>();
        headers.add(
                new GatewayResponse.Header(
                        "Access-Control-Allow-Origin",
                        settings.allowOrigins().contains("*") ? "*" : origin));
        add(headers, "Access-Control-Expose-Headers", settings.exposeHeaders());
        if (settings.allowCredentials()) {
            headers.add(new GatewayResponse.Header("Access-Control-Allow-Credentials", "true"));
        }
        return headers;
    }

    private static boolean fits(String allowed, String origin) {
        return allowed.endsWith("*")
                ? origin.startsWith(allowed.substring(0, allowed.length() - 1))
                : allowed.equalsIgnoreCase(origin);
    }

    private static void add(
            List<GatewayResponse.Header> headers, String name, List<String> values) {
        if (!values.isEmpty()) {
            headers.add(new GatewayResponse.Header(name, String.join(",", values)));
        }
    }
}
