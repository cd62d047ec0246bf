package reelay.webhooks;

import static reelay.aws.ItemValues.text;
import static reelay.aws.ItemValues.time;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import reelay.aws.Attributes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** An endpoint as the DynamoDB item that keeps it. */
final class EndpointItem {

    /** Holds only the endpoints that hear of what concerns no owner's video. */
    static final String INDEX = "hears";

    private EndpointItem() {}

    static Map<String, AttributeValue> of(
            WebhookEndpoint endpoint, Map<String, AttributeValue> key) {
        Map<String, AttributeValue> item = new HashMap<>(key);
        item.put("endpoint_id", text(endpoint.id()));
        item.put("name", text(endpoint.name()));
        endpoint.url().ifPresent(url -> item.put("url", text(url)));
        item.put("event_types", types(endpoint.eventTypes()));
        item.put("created_at", time(endpoint.createdAt()));
        item.put("updated_at", time(endpoint.updatedAt()));
        item.put("secret", text(endpoint.secret().current()));
        item.put("secret_hint", text(endpoint.secret().hint()));
        if (endpoint.eventTypes().contains(EventType.ACCESS_CHANGED)) {
            item.put(INDEX, text(EventType.ACCESS_CHANGED.word()));
        }
        return item;
    }

    static AttributeValue types(List<EventType> types) {
        return AttributeValue.fromL(types.stream().map(type -> text(type.word())).toList());
    }

    static WebhookEndpoint read(String owner, Map<String, AttributeValue> item) {
        Attributes all = new Attributes(item);
        return new WebhookEndpoint(
                owner,
                all.text("endpoint_id"),
                all.text("name"),
                all.textIfThere("url"),
                // One of a later version is not heard by this one.
                all.find("event_types", AttributeValue::l).orElse(List.of()).stream()
                        .flatMap(type -> EventType.ofWord(type.s()).stream())
                        .toList(),
                all.time("created_at"),
                all.time("updated_at"),
                new WebhookEndpoint.Sealed(
                        all.text("secret"),
                        all.text("secret_hint"),
                        all.textIfThere("old_secret")
                                .map(old -> new WebhookEndpoint.Old(old, all.time("old_until")))),
                all.timeIfThere("failing_since"),
                all.timeIfThere("off_at")
                        .map(
                                at ->
                                        new WebhookEndpoint.Off(
                                                at, all.read("off_reason", OffReason::ofWord))));
    }
}
