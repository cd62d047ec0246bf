package reelay.api.routes;

import java.util.List;
import reelay.api.http.ApiRequest;
import reelay.api.http.ApiResponse;
import reelay.api.http.Route;
import reelay.api.video.Offer;

/** Lists the models this deployment makes videos with. */
public record ListModels(Offer offer) implements Route {

    @Override
    public ApiResponse answer(ApiRequest request) {
        return ApiResponse.json(
                new Listed(
                        "list",
                        offer.models().stream()
                                .map(model -> ModelResource.of(model, offer))
                                .toList()));
    }

    private record Listed(String object, List<ModelResource> data) {}
}
