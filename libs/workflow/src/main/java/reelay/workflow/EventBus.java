package reelay.workflow;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.function.Supplier;
import reelay.aws.AwsClients;
import reelay.video.Json;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.eventbridge.model.EventBridgeException;
import software.amazon.awssdk.services.eventbridge.model.PutEventsRequest;
import software.amazon.awssdk.services.eventbridge.model.PutEventsRequestEntry;
import software.amazon.awssdk.services.eventbridge.model.PutEventsResponse;

/**
 * The bus that hears what happens.
 *
 * @param name of the bus, which other deployments may share
 */
public record EventBus(Supplier<EventBridgeClient> client, String name) {

    /** Who says so. */
    private static final String SOURCE = "reelay";

    public EventBus(EventBridgeClient client, String name) {
        this(() -> client, name);
    }

    /** The bus of that name. */
    public static EventBus of(AwsClients aws, String name) {
        return new EventBus(
                aws.client(EventBridgeClient.class, "EVENTBRIDGE", EventBridgeClient::builder),
                name);
    }

    /**
     * Sends one event.
     *
     * @param type its {@code detail-type}, such as Video Completed
     * @throws EventBridgeException if the bus did not take it; it may the next time
     */
    public void send(String type, JsonNode detail) {
        PutEventsRequestEntry event =
                PutEventsRequestEntry.builder()
                        .eventBusName(name)
                        .source(SOURCE)
                        .detailType(type)
                        .detail(Json.text(detail))
                        .build();
        PutEventsResponse answer =
                client.get().putEvents(PutEventsRequest.builder().entries(event).build());
        if (answer.failedEntryCount() != null && answer.failedEntryCount() > 0) {
            throw EventBridgeException.builder()
                    .message(
                            "EventBridge did not take the event %s: %s"
                                    .formatted(type, answer.entries().getFirst().errorCode()))
                    // The bus takes whole requests and loses single entries when it is overloaded.
                    .statusCode(503)
                    .build();
        }
    }
}
