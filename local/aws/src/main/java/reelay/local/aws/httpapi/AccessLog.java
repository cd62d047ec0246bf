package reelay.local.aws.httpapi;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Consumer;
import reelay.local.aws.httpapi.message.GatewayRequest;
import reelay.local.aws.httpapi.message.GatewayResponse;
import reelay.local.aws.httpapi.route.RouteTable;

/** One line of JSON per request, with the names of API Gateway's context variables. */
final class AccessLog {

    private final Consumer<String> lines;
    private final InstantSource clock;

    AccessLog(Consumer<String> lines, InstantSource clock) {
        this.lines = lines;
        this.clock = clock;
    }

    void write(GatewayRequest request, Optional<RouteTable.Match> match, GatewayResponse response) {
        lines.accept(
                JsonNodeFactory.instance
                        .objectNode()
                        .put("requestId", request.requestId())
                        .put("requestTime", request.time().toString())
                        .put("ip", request.sourceIp())
                        .put("httpMethod", request.method())
                        .put("path", request.path())
                        .put("routeKey", match.map(found -> found.route().key()).orElse("-"))
                        .put("protocol", request.protocol())
                        .put("status", response.status())
                        .put("responseLength", response.body().length)
                        .put(
                                "responseLatency",
                                Duration.between(request.time(), clock.instant()).toMillis())
                        .toString());
    }
}
