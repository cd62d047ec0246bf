package reelay.api.webhooks;

import reelay.api.http.ApiError;
import reelay.api.http.ApiRequest;
import reelay.api.http.ApiResponse;
import reelay.api.http.Route;
import reelay.video.Json;
import reelay.webhooks.WebhookEndpoint;

/** Removes an endpoint; what is on its way there ends. */
public record DeleteEndpoint(WebhookParts parts) implements Route {

    @Override
    public ApiResponse answer(ApiRequest request) {
        WebhookEndpoint endpoint = parts.find(request);
        if (!parts.table().endpoints().delete(endpoint.owner(), endpoint.id())) {
            throw ApiError.ENDPOINT_NOT_FOUND.with(endpoint.id());
        }
        return ApiResponse.json(
                Json.object()
                        .put("id", endpoint.id())
                        .put("object", "webhook_endpoint.deleted")
                        .put("deleted", true));
    }
}
