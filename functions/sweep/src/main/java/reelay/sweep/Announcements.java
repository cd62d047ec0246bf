package reelay.sweep;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import reelay.aws.AwsClients;
import reelay.catalog.UnsettledVideos.Standing;
import reelay.video.Json;
import reelay.video.VideoId;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.eventbridge.model.PutEventsRequest;
import software.amazon.awssdk.services.eventbridge.model.PutEventsRequestEntry;
import software.amazon.awssdk.services.eventbridge.model.PutEventsResponse;

/** Tells the bus that a video is final, in the state machine's own words. */
final class Announcements {

    private final EventBridgeClient client;
    private final String bus;

    Announcements(EventBridgeClient client, String bus) {
        this.client = client;
        this.bus = bus;
    }

    static Announcements of(AwsClients aws, String bus) {
        return new Announcements(
                aws.client(EventBridgeClient.class, "EVENTBRIDGE", EventBridgeClient::builder),
                bus);
    }

    void send(VideoId id, Standing standing) {
        switch (standing) {
            case Standing.Completed(String key, long bytes) ->
                    send("Video Completed", detail(id).put("object_key", key).put("bytes", bytes));
            case Standing.Failed(String code, List<String> _) ->
                    send("Video Failed", detail(id).put("error_code", code));
            case Standing.Open _, Standing.Unreadable _, Standing.Settled _ -> {}
        }
    }

    private static ObjectNode detail(VideoId id) {
        return Json.object().put("video_id", id.value());
    }

    private void send(String type, ObjectNode detail) {
        PutEventsRequestEntry entry =
                PutEventsRequestEntry.builder()
                        .eventBusName(bus)
                        .source("reelay")
                        .detailType(type)
                        .detail(Json.text(detail))
                        .build();
        PutEventsResponse answer =
                client.putEvents(PutEventsRequest.builder().entries(entry).build());
        if (answer.failedEntryCount() != null && answer.failedEntryCount() > 0) {
            throw SdkClientException.create(
                    "EventBridge refused an event: " + answer.entries().getFirst().errorCode());
        }
    }
}
