package reelay.api.http;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Finds the route of a request. The first path that fits decides, so order matters. */
public final class Router {

    private final List<Entry> entries;

    /** The routes, narrower paths before wider ones. */
    public Router(List<Route> routes) {
        this.entries =
                routes.stream()
                        .map(route -> new Entry(PathPattern.of(route.path()), route))
                        .toList();
    }

    /** Every route, in the order they are tried. */
    public List<Route> routes() {
        return entries.stream().map(Entry::route).toList();
    }

    /**
     * Answers the request. OPTIONS asks for no more than the methods of a path and needs no key: it
     * is what a browser sends first, if API Gateway has not answered it already.
     *
     * @throws ApiException 404 for an unknown path, 405 for an unknown method, 401 without a key,
     *     or whatever the route throws
     */
    public ApiResponse answer(ApiRequest request) {
        for (Entry entry : entries) {
            Optional<Map<String, String>> values = entry.pattern().match(request.path());
            if (values.isPresent()) {
                return onPath(entry.route().path(), request.at(values.get()));
            }
        }
        throw ApiError.URL_UNKNOWN.with(request.method(), shortened(request.path()));
    }

    private ApiResponse onPath(String path, ApiRequest request) {
        List<Route> candidates =
                entries.stream()
                        .map(Entry::route)
                        .filter(route -> route.path().equals(path))
                        .toList();
        String method = request.method().equals("HEAD") ? "GET" : request.method();
        Optional<Route> route =
                candidates.stream()
                        .filter(candidate -> candidate.method().equals(method))
                        .findFirst();
        if (route.isEmpty()) {
            String allowed = String.join(", ", allowed(candidates));
            if (method.equals("OPTIONS")) {
                return ApiResponse.noContent().with("allow", allowed);
            }
            return ApiError.METHOD_NOT_ALLOWED
                    .with(request.method(), path, allowed)
                    .response()
                    .with("allow", allowed);
        }
        if (route.get().needsKey()) {
            request.owner();
        }
        return route.get().answer(request);
    }

    private static List<String> allowed(List<Route> routes) {
        return routes.stream()
                .map(Route::method)
                .flatMap(
                        method ->
                                method.equals("GET")
                                        ? Stream.of(method, "HEAD")
                                        : Stream.of(method))
                .toList();
    }

    private static String shortened(String path) {
        return path.length() <= 200 ? path : path.substring(0, 200) + "...";
    }

    private record Entry(PathPattern pattern, Route route) {}
}
