package reelay.stack.template.resource;

import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * The HTTP API.
 *
 * @param logicalId its name in the template
 * @param authorizerFunction logical id of the function that says who is asking; empty for none
 * @param requestsPerSecond throttle; empty for AWS's own
 * @param burst throttle; empty for AWS's own
 * @param routeThrottles of single routes, by method and path
 * @param cors its rules for browsers; empty for none
 */
public record HttpApiResource(
        String logicalId,
        Optional<String> authorizerFunction,
        OptionalInt requestsPerSecond,
        OptionalInt burst,
        Map<String, Throttle> routeThrottles,
        Optional<CorsResource> cors) {

    /** Copies the map. */
    public HttpApiResource {
        routeThrottles = Map.copyOf(routeThrottles);
    }

    /** How much of one route is let through. */
    public record Throttle(int requestsPerSecond, int burst) {}
}
