package reelay.notify;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import reelay.aws.AwsClients;
import reelay.catalog.VideoCatalog;
import reelay.video.Json;
import reelay.video.StepLog;
import reelay.video.VideoId;
import reelay.webhooks.Delivery;
import reelay.webhooks.EventType;
import reelay.webhooks.WebhookEndpoint;
import reelay.webhooks.WebhookEvent;
import reelay.webhooks.WebhooksTable;

/**
 * Finds who hears of an event and starts a delivery for each. It may run twice: ids of events and
 * names of executions come from what happened.
 */
record NotifyEndpoints(
        VideoCatalog catalog, WebhooksTable webhooks, DeliveryExecutions executions) {

    static NotifyEndpoints of(NotifySettings settings, AwsClients aws) {
        return new NotifyEndpoints(
                new VideoCatalog(aws.dynamoDb(), settings.videosTable()),
                WebhooksTable.of(aws.dynamoDb(), settings.webhooksTable()),
                DeliveryExecutions.of(aws, settings.deliverStateMachineArn()));
    }

    NotifyReport notify(BusEvent event) {
        List<Delivery> deliveries =
                switch (event.type()) {
                    case "Video Completed" -> ofVideo(EventType.VIDEO_COMPLETED, event);
                    case "Video Failed" -> ofVideo(EventType.VIDEO_FAILED, event);
                    case "Video Held" -> ofVideo(EventType.VIDEO_HELD, event);
                    case "Access Changed" -> ofAccess(event);
                    // The rules of the template name the types above alone.
                    default -> throw new IllegalArgumentException("an event of an unknown type");
                };
        deliveries.forEach(executions::start);
        return new NotifyReport(deliveries.size());
    }

    private List<Delivery> ofVideo(EventType type, BusEvent event) {
        // Another deployment's news may come over the same bus, and a video may be deleted by now.
        return VideoId.parse(event.detail().path("video_id").asText())
                .flatMap(catalog::find)
                .map(video -> ofVideo(type, video.owner(), video.id(), Instant.parse(event.time())))
                .orElse(List.of());
    }

    private List<Delivery> ofVideo(EventType type, String owner, VideoId video, Instant at) {
        WebhookEvent told = WebhookEvent.of(type, video, at);
        List<Delivery> deliveries = new ArrayList<>();
        webhooks.endpoints().of(owner).stream()
                .filter(endpoint -> endpoint.hears(type))
                .forEach(endpoint -> deliveries.add(Delivery.of(owner, endpoint.id(), told)));
        if (type.endsVideo() && webhooks.callbacks().of(video).isPresent()) {
            deliveries.add(Delivery.of(owner, WebhookEndpoint.DEFAULT, told));
        }
        if (!deliveries.isEmpty()) {
            StepLog.info("notify", video, type.word());
        }
        return deliveries;
    }

    private List<Delivery> ofAccess(BusEvent event) {
        WebhookEvent told =
                WebhookEvent.of(
                        EventType.ACCESS_CHANGED,
                        event.id(),
                        Instant.parse(event.time()),
                        ofApps(event.detail()));
        return webhooks.endpoints().hearing(EventType.ACCESS_CHANGED).stream()
                .map(endpoint -> Delivery.of(endpoint.getKey(), endpoint.getValue(), told))
                .toList();
    }

    /** Words of ours; the sentence, which may quote the account, is for operators. */
    private static ObjectNode ofApps(JsonNode detail) {
        ObjectNode told = Json.object();
        for (String name : List.of("verdict", "reason", "verdict_before", "reason_before")) {
            Optional.of(detail.path(name))
                    .filter(JsonNode::isTextual)
                    .ifPresent(word -> told.set(name, word));
        }
        return told;
    }
}
