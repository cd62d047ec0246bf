package reelay.api.webhooks;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import reelay.api.form.Field;
import reelay.api.form.Form;
import reelay.api.form.FormReader;
import reelay.api.http.ApiError;
import reelay.api.http.ApiRequest;
import reelay.api.http.ApiResponse;
import reelay.api.http.Route;
import reelay.webhooks.EventType;
import reelay.webhooks.Signer;
import reelay.webhooks.WebhookEndpoint;
import reelay.webhooks.WebhookEndpoints;

/**
 * Gives an endpoint another secret, which is in this answer and in no later one. The default's is
 * made this way as well.
 */
public record RotateSecret(WebhookParts parts) implements Route {

    private static final String KEEP = "keep_old_secret_active_for_24_hours";

    private static final Duration OLD_SIGNS_FOR = Duration.ofHours(24);

    @Override
    public ApiResponse answer(ApiRequest request) {
        Form form = FormReader.read(request);
        form.refuseOthersThan(List.of(KEEP));
        boolean keep = form.field(KEEP).map(RotateSecret::yes).orElse(false);
        if (request.pathValue("id").equals(WebhookEndpoint.DEFAULT)) {
            Optional<ObjectNode> first = firstDefault(request.owner());
            if (first.isPresent()) {
                return ApiResponse.json(first.get());
            }
        }
        return ApiResponse.json(rotated(parts.find(request), keep));
    }

    private ObjectNode rotated(WebhookEndpoint before, boolean keep) {
        Instant now = parts.clock().instant();
        Optional<WebhookEndpoint.Old> old =
                keep
                        ? Optional.of(
                                new WebhookEndpoint.Old(
                                        before.secret().current(), now.plus(OLD_SIGNS_FOR)))
                        : Optional.empty();
        Signer.Made made =
                parts.signer().make(before.owner(), before.id(), old, parts.random().get());
        WebhookEndpoint after =
                new WebhookEndpoint(
                        before.owner(),
                        before.id(),
                        before.name(),
                        before.url(),
                        before.eventTypes(),
                        before.createdAt(),
                        now,
                        made.kept(),
                        before.failingSince(),
                        before.off());
        if (!parts.table().endpoints().rotate(after)) {
            throw ApiError.ENDPOINT_NOT_FOUND.with(before.id());
        }
        return EndpointResource.of(after, made.shown());
    }

    /** Empty when there is one to rotate. */
    private Optional<ObjectNode> firstDefault(String owner) {
        WebhookEndpoints endpoints = parts.table().endpoints();
        if (endpoints.find(owner, WebhookEndpoint.DEFAULT).isPresent()) {
            return Optional.empty();
        }
        Instant now = parts.clock().instant();
        RandomGenerator random = parts.random().get();
        Signer.Made made =
                parts.signer().make(owner, WebhookEndpoint.DEFAULT, Optional.empty(), random);
        WebhookEndpoint standard =
                new WebhookEndpoint(
                        owner,
                        WebhookEndpoint.DEFAULT,
                        "callback_url",
                        Optional.empty(),
                        List.of(EventType.VIDEO_COMPLETED, EventType.VIDEO_FAILED),
                        now,
                        now,
                        made.kept(),
                        Optional.empty(),
                        Optional.empty());
        return endpoints.createDefault(standard)
                ? Optional.of(EndpointResource.of(standard, made.shown()))
                : Optional.empty();
    }

    private static boolean yes(Field field) {
        String word =
                switch (field) {
                    case Field.Other other ->
                            other.value().isBoolean() ? other.value().asText() : "";
                    case Field.Part part -> Form.textIn(part).orElse("");
                    case Field.Text _, Field.WholeNumber _, Field.Members _, Field.Several _ -> "";
                };
        return switch (word) {
            case "true" -> true;
            case "false" -> false;
            default -> throw Form.wrongType(KEEP, "a boolean", "something else");
        };
    }
}
