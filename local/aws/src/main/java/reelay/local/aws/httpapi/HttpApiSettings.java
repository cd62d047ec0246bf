package reelay.local.aws.httpapi;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import reelay.local.aws.httpapi.route.GatewayRoute;

/**
 * One HTTP API with its {@code $default} stage.
 *
 * @param region part of the ARN an authorizer sees
 * @param accountId twelve digits, told to the functions
 * @param apiId told to the functions
 * @param routes in any order; the most specific one that matches is taken
 * @param cors null when the gateway shall leave CORS to the functions
 * @param throttling of every route; null for none
 * @param routeThrottling of single routes, by route key
 * @param stageVariables told to the functions
 * @param integrationTimeout how long a function may take; 30 seconds is the most AWS allows
 * @param accessLog takes one line of JSON for each request; it has no query, header or body in it.
 *     A request that was too large to be read has none
 * @param clock for the events, the throttling and the authorizers' caches
 */
public record HttpApiSettings(
        String region,
        String accountId,
        String apiId,
        List<GatewayRoute> routes,
        @Nullable CorsSettings cors,
        @Nullable Throttling throttling,
        Map<String, Throttling> routeThrottling,
        Map<String, String> stageVariables,
        Duration integrationTimeout,
        Consumer<String> accessLog,
        InstantSource clock) {

    /** The most an integration of an HTTP API may take ("HTTP API quotas"). */
    public static final Duration LONGEST_INTEGRATION = Duration.ofSeconds(30);

    /** Copies the collections; refuses a timeout AWS would refuse. */
    public HttpApiSettings {
        routes = List.copyOf(routes);
        routeThrottling = Map.copyOf(routeThrottling);
        stageVariables = Map.copyOf(stageVariables);
        if (integrationTimeout.compareTo(Duration.ofMillis(50)) < 0
                || integrationTimeout.compareTo(LONGEST_INTEGRATION) > 0) {
            throw new IllegalArgumentException(
                    "integration timeout must be from 50 ms to 30 s, was " + integrationTimeout);
        }
    }
}
