package reelay.api.webhooks;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import reelay.video.Json;
import reelay.webhooks.SigningSecret;
import reelay.webhooks.WebhookEndpoint;

/** An endpoint as it is shown: OpenAI's keys, and what is known about how it does. */
final class EndpointResource {

    private EndpointResource() {}

    static ObjectNode of(WebhookEndpoint endpoint) {
        ObjectNode shown = Json.object();
        shown.put("id", endpoint.id());
        shown.put("object", "webhook_endpoint");
        shown.put("created_at", endpoint.createdAt().getEpochSecond());
        shown.put("updated_at", endpoint.updatedAt().getEpochSecond());
        shown.put("name", endpoint.name());
        shown.put("url", endpoint.url().orElse(null));
        ArrayNode types = shown.putArray("event_types");
        endpoint.eventTypes().forEach(type -> types.add(type.word()));
        shown.put("signing_secret_hint", endpoint.secret().hint());
        shown.put("status", endpoint.off().isPresent() ? "disabled" : "enabled");
        endpoint.failingSince()
                .ifPresent(since -> shown.put("failing_since", since.getEpochSecond()));
        endpoint.off()
                .ifPresent(
                        off ->
                                shown.put("disabled_at", off.at().getEpochSecond())
                                        .put("disabled_code", off.reason().word())
                                        .put(
                                                "disabled_reason",
                                                off.reason().sentence()
                                                        + " POST its url again to switch it on."));
        return shown;
    }

    /** The same with its secret, which is never shown again. */
    static ObjectNode of(WebhookEndpoint endpoint, SigningSecret secret) {
        return of(endpoint).put("signing_secret", secret.text().value());
    }
}
