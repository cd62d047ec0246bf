package reelay.api.routes;

import reelay.api.form.Form;
import reelay.api.http.ApiError;
import reelay.api.http.ApiRequest;
import reelay.api.http.ApiResponse;
import reelay.api.http.Route;
import reelay.api.video.Offer;

/** Shows one model. */
public record RetrieveModel(Offer offer) implements Route {

    @Override
    public ApiResponse answer(ApiRequest request) {
        String model = request.pathValue("model");
        if (!offer.models().contains(model)) {
            throw ApiError.MODEL_NOT_FOUND.about("model", Form.echo(model));
        }
        return ApiResponse.json(ModelResource.of(model, offer));
    }
}
