package reelay.local.aws.httpapi.route;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Finds the route of a request. */
public final class RouteTable {

    /**
     * A request's route.
     *
     * @param pathParameters the decoded values of the path's variables
     */
    public record Match(GatewayRoute route, Map<String, String> pathParameters) {}

    private final List<RoutePattern> bySpecificity;
    private final Optional<GatewayRoute> otherwise;

    /**
     * @throws IllegalArgumentException if a key is odd or there twice
     */
    public RouteTable(List<GatewayRoute> routes) {
        Set<String> keys = new HashSet<>();
        for (GatewayRoute route : routes) {
            if (!keys.add(route.key())) {
                throw new IllegalArgumentException("route " + route.key() + " is there twice");
            }
        }
        bySpecificity =
                routes.stream()
                        .filter(route -> !route.key().equals(GatewayRoute.DEFAULT))
                        .map(RoutePattern::parse)
                        .sorted()
                        .toList();
        otherwise = routes.stream().filter(r -> r.key().equals(GatewayRoute.DEFAULT)).findFirst();
    }

    public Optional<Match> find(String method, String encodedPath) {
        for (RoutePattern pattern : bySpecificity) {
            Optional<Map<String, String>> variables = pattern.match(method, encodedPath);
            if (variables.isPresent()) {
                return Optional.of(new Match(pattern.route(), variables.get()));
            }
        }
        return otherwise.map(route -> new Match(route, Map.of()));
    }
}
