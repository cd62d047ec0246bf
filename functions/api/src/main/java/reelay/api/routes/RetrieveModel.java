package reelay.api.routes;

import reelay.api.form.Form;
import reelay.api.http.ApiError;
import reelay.api.http.ApiRequest;
import reelay.api.http.ApiResponse;
import reelay.api.http.Route;
import reelay.api.video.Offer;

/** Shows one model. */
public final class RetrieveModel implements Route {

    private final Offer offer;

    public RetrieveModel(Offer offer) {
        this.offer = offer;
    }

    @Override
    public String method() {
        return "GET";
    }

    /** More than one segment: model names such as {@code maker/model} have slashes. */
    @Override
    public String path() {
        return "/v1/models/{model+}";
    }

    @Override
    public ApiResponse answer(ApiRequest request) {
        String model = request.pathValue("model");
        if (!offer.models().contains(model)) {
            throw ApiError.MODEL_NOT_FOUND.about("model", Form.echo(model));
        }
        return ApiResponse.json(ModelResource.of(model, offer));
    }
}
