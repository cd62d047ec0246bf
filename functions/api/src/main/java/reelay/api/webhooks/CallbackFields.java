package reelay.api.webhooks;

import java.util.Optional;
import reelay.api.form.Form;
import reelay.api.http.ApiError;
import reelay.webhooks.WebhookEndpoint;
import reelay.webhooks.post.ReceiverAddress;

/** Where an app wants to hear of the end of the one video that it asks for. */
public record CallbackFields(WebhookParts parts) {

    /** The field that says so. */
    public static final String FIELD = "callback_url";

    /**
     * The address, if one was sent.
     *
     * @throws reelay.api.http.ApiException if nothing is sent there, or the owner has no secret to
     *     know by that it is from here
     */
    public Optional<String> url(String owner, Form form) {
        if (form.field(FIELD).isEmpty()) {
            return Optional.empty();
        }
        String url = parts.checkedUrl(FIELD, form.text(FIELD, ReceiverAddress.LONGEST).strip());
        if (parts.table().endpoints().find(owner, WebhookEndpoint.DEFAULT).isEmpty()) {
            throw ApiError.CALLBACK_SECRET_MISSING.about(FIELD, owner);
        }
        return Optional.of(url);
    }
}
