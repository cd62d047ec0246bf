package reelay.api.webhooks;

import com.fasterxml.jackson.databind.node.ObjectNode;
import reelay.api.http.ApiRequest;
import reelay.api.http.ApiResponse;
import reelay.api.http.Route;
import reelay.video.Json;
import reelay.webhooks.Deliveries;
import reelay.webhooks.WebhookEndpoint;

/** Lists what became of the last events at an endpoint, newest first. */
public record ListDeliveries(WebhookParts parts) implements Route {

    @Override
    public ApiResponse answer(ApiRequest request) {
        int limit = ListEndpoints.limit(request);
        WebhookEndpoint endpoint = parts.find(request);
        Deliveries.Page page =
                parts.table().deliveries().last(endpoint.owner(), endpoint.id(), limit);
        return ApiResponse.json(
                ListEndpoints.listed(
                        page.deliveries().stream().map(ListDeliveries::shown).toList(),
                        page.hasMore()));
    }

    private static ObjectNode shown(Deliveries.Delivered delivery) {
        ObjectNode shown =
                Json.object()
                        .put("id", delivery.eventId())
                        .put("object", "webhook_endpoint.delivery")
                        .put("event_type", delivery.eventType())
                        .put("created_at", delivery.createdAt().getEpochSecond())
                        .put("status", delivery.state())
                        .put("tries", delivery.tries())
                        .put("last_status", delivery.lastStatus())
                        .put("last_at", delivery.lastAt().getEpochSecond());
        delivery.videoId().ifPresent(video -> shown.put("video_id", video));
        return shown;
    }
}
