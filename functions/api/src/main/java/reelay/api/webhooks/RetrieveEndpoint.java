package reelay.api.webhooks;

import reelay.api.http.ApiRequest;
import reelay.api.http.ApiResponse;
import reelay.api.http.Route;

/** Shows one endpoint, and why it was switched off if it was. */
public record RetrieveEndpoint(WebhookParts parts) implements Route {

    @Override
    public ApiResponse answer(ApiRequest request) {
        return ApiResponse.json(EndpointResource.of(parts.find(request)));
    }
}
