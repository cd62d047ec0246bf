package reelay.api.webhooks;

import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import reelay.api.form.Form;
import reelay.api.form.FormReader;
import reelay.api.http.ApiError;
import reelay.api.http.ApiRequest;
import reelay.api.http.ApiResponse;
import reelay.api.http.Route;
import reelay.video.Json;
import reelay.webhooks.EventType;
import reelay.webhooks.WebhookEndpoint;
import reelay.webhooks.WebhookEvent;
import reelay.webhooks.post.TryResult;

/** Sends a made-up event to an endpoint, once, and tells what it answered. */
public record TestEndpoint(WebhookParts parts) implements Route {

    private static final String TYPE = "event_type";

    @Override
    public ApiResponse answer(ApiRequest request) {
        Form form = FormReader.read(request);
        form.refuseOthersThan(List.of(TYPE));
        EventType type = EndpointFields.type(form.text(TYPE, 100));
        WebhookEndpoint endpoint = parts.findWithUrl(request);
        Instant now = parts.clock().instant();
        WebhookEvent event = sample(type, now);
        TryResult result =
                parts.post()
                        .send(
                                endpoint.url().orElseThrow(),
                                parts.signer().headers(endpoint, event, now),
                                event.body());
        return switch (result) {
            case TryResult.Answered(int status) ->
                    ApiResponse.json(
                            Json.object()
                                    .put("object", "webhook_endpoint.test")
                                    .put("webhook_endpoint_id", endpoint.id())
                                    .put("event_type", type.word())
                                    .put("status_code", status)
                                    .put("success", true));
            case TryResult.Unanswered(TryResult.Trouble trouble) ->
                    throw ApiError.RECEIVER_UNREACHED.with(trouble.sentence());
        };
    }

    /** About a video that there is not; receivers know a test by that. */
    private WebhookEvent sample(EventType type, Instant now) {
        byte[] bytes = new byte[12];
        parts.random().get().nextBytes(bytes);
        String about = HexFormat.of().formatHex(bytes);
        return switch (type) {
            case VIDEO_COMPLETED, VIDEO_FAILED, VIDEO_HELD ->
                    WebhookEvent.of(type, about, now, Json.object().put("id", "video_test"));
            case ACCESS_CHANGED ->
                    WebhookEvent.of(
                            type,
                            about,
                            now,
                            Json.object().put("verdict", "ready").put("reason", "proved"));
        };
    }
}
