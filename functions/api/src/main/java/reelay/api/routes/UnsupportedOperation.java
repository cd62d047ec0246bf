package reelay.api.routes;

import java.util.List;
import reelay.api.http.ApiError;
import reelay.api.http.ApiRequest;
import reelay.api.http.ApiResponse;
import reelay.api.http.Route;

/**
 * An operation of the protocol that this API refuses by name. Its paths must stand before {@code
 * /v1/videos/{id}}, or "characters" would be taken for an id.
 *
 * @param method of the protocol's operation
 * @param path of the protocol's operation
 * @param operation what it is called in the error message
 */
public record UnsupportedOperation(String method, String path, String operation) implements Route {

    /** All of them. */
    public static List<Route> all() {
        return List.of(
                new UnsupportedOperation("POST", "/v1/videos/characters", "creating characters"),
                new UnsupportedOperation(
                        "GET", "/v1/videos/characters/{character}", "retrieving characters"));
    }

    @Override
    public ApiResponse answer(ApiRequest request) {
        throw ApiError.OPERATION_UNSUPPORTED.with(operation);
    }
}
