package reelay.local.aws.httpapi;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import reelay.local.aws.httpapi.message.GatewayRequest;
import reelay.local.aws.httpapi.message.RequestBody;
import reelay.local.aws.httpapi.route.RoutePattern;

/** Takes a request in, whole, up to the gateway's limit. */
final class RequestReader {

    /** Largest body, in bytes ("HTTP API quotas"). */
    static final int LARGEST_BODY = 10 * 1024 * 1024;

    private static final Set<String> OF_THE_CONNECTION =
            Set.of(
                    "connection",
                    "expect",
                    "http2-settings",
                    "keep-alive",
                    "te",
                    "trailer",
                    "transfer-encoding",
                    "upgrade");

    private RequestReader() {}

    /** Empty if the body is over the limit; it is read to its end, so that the answer arrives. */
    static Optional<GatewayRequest> read(HttpExchange exchange, Instant now) throws IOException {
        InputStream in = exchange.getRequestBody();
        byte[] body = in.readNBytes(LARGEST_BODY + 1);
        if (body.length > LARGEST_BODY) {
            in.transferTo(OutputStream.nullOutputStream());
            return Optional.empty();
        }
        var headers = new TreeMap<String, String>();
        List<String> cookies = new ArrayList<>();
        for (Map.Entry<String, List<String>> header : exchange.getRequestHeaders().entrySet()) {
            String name = header.getKey().toLowerCase(Locale.ROOT);
            if (name.equals("cookie")) {
                header.getValue().forEach(line -> cookies.addAll(List.of(line.split(";\\s*"))));
            } else if (!OF_THE_CONNECTION.contains(name)) {
                headers.put(name, String.join(",", header.getValue()));
            }
        }
        String sourceIp = exchange.getRemoteAddress().getAddress().getHostAddress();
        addOfTheGateway(headers, sourceIp, exchange.getLocalAddress().getPort(), body.length);
        String rawQuery = Objects.requireNonNullElse(exchange.getRequestURI().getRawQuery(), "");
        String encodedPath = exchange.getRequestURI().getRawPath();
        return Optional.of(
                new GatewayRequest(
                        UUID.randomUUID().toString(),
                        now,
                        exchange.getRequestMethod(),
                        encodedPath,
                        RoutePattern.decoded(encodedPath),
                        rawQuery,
                        query(rawQuery),
                        headers,
                        cookies,
                        RequestBody.of(headers.get("content-type"), body),
                        sourceIp,
                        exchange.getProtocol()));
    }

    private static void addOfTheGateway(
            Map<String, String> headers, String sourceIp, int port, int bodyLength) {
        if (bodyLength > 0) {
            headers.put("content-length", Integer.toString(bodyLength));
        }
        headers.merge("x-forwarded-for", sourceIp, (before, own) -> before + ", " + own);
        headers.put("x-forwarded-port", Integer.toString(port));
        // AWS has TLS only; here a function must be able to make links that work.
        headers.put("x-forwarded-proto", "http");
    }

    private static Map<String, String> query(String rawQuery) {
        var query = new TreeMap<String, String>();
        for (String pair : rawQuery.isEmpty() ? List.<String>of() : List.of(rawQuery.split("&"))) {
            String[] nameAndValue = pair.split("=", 2);
            query.merge(
                    URLDecoder.decode(nameAndValue[0], StandardCharsets.UTF_8),
                    nameAndValue.length == 1
                            ? ""
                            : URLDecoder.decode(nameAndValue[1], StandardCharsets.UTF_8),
                    (before, value) -> before + "," + value);
        }
        return query;
    }
}
