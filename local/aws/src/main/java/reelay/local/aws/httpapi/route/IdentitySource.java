package reelay.local.aws.httpapi.route;

import java.util.Locale;
import java.util.Optional;
import reelay.local.aws.httpapi.message.GatewayRequest;

/** The parts of a request that say who sent it. */
public final class IdentitySource {

    private static final String HEADER = "$request.header.";
    private static final String QUERY = "$request.querystring.";
    private static final String ROUTE_KEY = "$context.routeKey";

    private IdentitySource() {}

    static void check(String source) {
        if (!source.startsWith(HEADER) && !source.startsWith(QUERY) && !source.equals(ROUTE_KEY)) {
            throw new IllegalArgumentException(
                    "identity source " + source + " is not emulated locally");
        }
    }

    /** The source's value; empty when the request has none or an empty one. */
    public static Optional<String> value(String source, GatewayRequest request, String routeKey) {
        Optional<String> value =
                source.equals(ROUTE_KEY) ? Optional.of(routeKey) : ofRequest(source, request);
        return value.filter(text -> !text.isEmpty());
    }

    private static Optional<String> ofRequest(String source, GatewayRequest request) {
        if (source.startsWith(HEADER)) {
            String name = source.substring(HEADER.length()).toLowerCase(Locale.ROOT);
            return Optional.ofNullable(request.headers().get(name));
        }
        return Optional.ofNullable(request.query().get(source.substring(QUERY.length())));
    }
}
