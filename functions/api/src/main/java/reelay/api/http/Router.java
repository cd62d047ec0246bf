package reelay.api.http;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Finds the endpoint of a request. The first path that fits decides, so order matters. */
public final class Router {

    private final List<Entry> entries;

    /** The endpoints, narrower paths before wider ones. */
    public Router(List<Endpoint> endpoints) {
        this.entries =
                endpoints.stream()
                        .map(endpoint -> new Entry(PathPattern.of(endpoint.path()), endpoint))
                        .toList();
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
                return onPath(entry.endpoint().path(), request.at(values.get()));
            }
        }
        throw ApiError.URL_UNKNOWN.with(request.method(), shortened(request.path()));
    }

    private ApiResponse onPath(String path, ApiRequest request) {
        List<Endpoint> candidates =
                entries.stream()
                        .map(Entry::endpoint)
                        .filter(endpoint -> endpoint.path().equals(path))
                        .toList();
        return candidates.stream()
                .filter(endpoint -> Head.methods(endpoint.method()).contains(request.method()))
                .findFirst()
                .map(endpoint -> endpoint.answer(request))
                .orElseGet(() -> withoutEndpoint(path, request.method(), candidates));
    }

    private static ApiResponse withoutEndpoint(
            String path, String method, List<Endpoint> candidates) {
        String allowed =
                String.join(
                        ", ",
                        candidates.stream()
                                .flatMap(endpoint -> Head.methods(endpoint.method()).stream())
                                .toList());
        ApiResponse response =
                method.equals("OPTIONS")
                        ? ApiResponse.noContent()
                        : ApiError.METHOD_NOT_ALLOWED.with(method, path, allowed).response();
        return response.with("allow", allowed);
    }

    private static String shortened(String path) {
        return path.length() <= 200 ? path : path.substring(0, 200) + "...";
    }

    private record Entry(PathPattern pattern, Endpoint endpoint) {}
}
