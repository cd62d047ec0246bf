package reelay.api.routes;

import reelay.api.http.ApiRequest;
import reelay.api.http.ApiResponse;
import reelay.api.http.Route;

/** Says that the API answers; needs no key and asks nobody else. */
public record Health() implements Route {

    @Override
    public ApiResponse answer(ApiRequest request) {
        return ApiResponse.json(new Status("ok"));
    }

    private record Status(String status) {}
}
