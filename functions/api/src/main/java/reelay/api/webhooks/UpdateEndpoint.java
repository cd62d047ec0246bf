package reelay.api.webhooks;

import java.util.Optional;
import reelay.api.form.Form;
import reelay.api.form.FormReader;
import reelay.api.http.ApiError;
import reelay.api.http.ApiRequest;
import reelay.api.http.ApiResponse;
import reelay.api.http.Route;
import reelay.webhooks.WebhookEndpoint;

/** Changes what was sent of an endpoint; its address, the same one too, switches it on again. */
public record UpdateEndpoint(WebhookParts parts) implements Route {

    @Override
    public ApiResponse answer(ApiRequest request) {
        Form form = FormReader.read(request);
        form.refuseOthersThan(EndpointFields.ALL);
        EndpointFields fields = new EndpointFields(form);
        WebhookEndpoint before = parts.findWithUrl(request);
        boolean urlSent = fields.has("url");
        WebhookEndpoint after =
                new WebhookEndpoint(
                        before.owner(),
                        before.id(),
                        fields.has("name") ? fields.name() : before.name(),
                        urlSent ? Optional.of(fields.url(parts)) : before.url(),
                        fields.has("event_types") ? fields.eventTypes() : before.eventTypes(),
                        before.createdAt(),
                        parts.clock().instant(),
                        before.secret(),
                        urlSent ? Optional.empty() : before.failingSince(),
                        urlSent ? Optional.empty() : before.off());
        boolean unchanged =
                after.name().equals(before.name())
                        && after.url().equals(before.url())
                        && after.eventTypes().equals(before.eventTypes())
                        && after.off().equals(before.off());
        if (unchanged) {
            return ApiResponse.json(EndpointResource.of(before));
        }
        if (!parts.table().endpoints().update(after, urlSent)) {
            throw ApiError.ENDPOINT_NOT_FOUND.with(before.id());
        }
        return ApiResponse.json(EndpointResource.of(after));
    }
}
