package reelay.api.webhooks;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import reelay.api.form.Form;
import reelay.api.form.FormReader;
import reelay.api.http.ApiError;
import reelay.api.http.ApiRequest;
import reelay.api.http.ApiResponse;
import reelay.api.http.Route;
import reelay.webhooks.EventType;
import reelay.webhooks.Signer;
import reelay.webhooks.SigningSecret;
import reelay.webhooks.WebhookEndpoint;
import reelay.webhooks.WebhookEndpoints;

/** Makes an endpoint; its secret is in this answer and in no later one. */
public record CreateEndpoint(WebhookParts parts) implements Route {

    @Override
    public ApiResponse answer(ApiRequest request) {
        Form form = FormReader.read(request);
        form.refuseOthersThan(EndpointFields.ALL);
        EndpointFields fields = new EndpointFields(form);
        String name = fields.name();
        String url = fields.url(parts);
        List<EventType> types = fields.eventTypes();
        String owner = request.owner();
        Instant now = parts.clock().instant();
        RandomGenerator random = parts.random().get();
        SigningSecret[] shown = new SigningSecret[1];
        WebhookEndpoint made =
                parts.table()
                        .endpoints()
                        .create(
                                owner,
                                random,
                                id -> {
                                    Signer.Made secret =
                                            parts.signer()
                                                    .make(owner, id, Optional.empty(), random);
                                    shown[0] = secret.shown();
                                    return new WebhookEndpoint(
                                            owner,
                                            id,
                                            name,
                                            Optional.of(url),
                                            types,
                                            now,
                                            now,
                                            secret.kept(),
                                            Optional.empty(),
                                            Optional.empty());
                                })
                        .orElseThrow(
                                () ->
                                        ApiError.TOO_MANY_ENDPOINTS.with(
                                                owner, WebhookEndpoints.MOST));
        return ApiResponse.json(EndpointResource.of(made, shown[0]));
    }
}
