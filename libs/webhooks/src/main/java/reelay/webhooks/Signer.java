package reelay.webhooks;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** Makes the secrets of endpoints and signs with them. */
public record Signer(SecretSeal seal) {

    /**
     * A new secret.
     *
     * @param shown what its owner gets to see, once
     * @param kept what is written down
     */
    public record Made(SigningSecret shown, WebhookEndpoint.Sealed kept) {}

    /** A secret for an endpoint, random being a secure source. */
    public Made make(
            String owner, String id, Optional<WebhookEndpoint.Old> old, RandomGenerator random) {
        SigningSecret secret = SigningSecret.random(random);
        return new Made(
                secret,
                new WebhookEndpoint.Sealed(
                        seal.seal(WebhookEndpoint.place(owner, id), secret), secret.hint(), old));
    }

    /**
     * The headers that prove a message: the same id in every try, the time and the signatures of
     * this one.
     *
     * @throws SecretSeal.BrokenException if the secret cannot be read any more
     */
    public Map<String, String> headers(WebhookEndpoint endpoint, WebhookEvent event, Instant now) {
        StringBuilder signatures =
                new StringBuilder(signature(endpoint, endpoint.secret().current(), event, now));
        endpoint.secret()
                .old()
                .filter(old -> now.isBefore(old.until()))
                .ifPresent(
                        old ->
                                signatures
                                        .append(' ')
                                        .append(signature(endpoint, old.sealed(), event, now)));
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("webhook-id", event.id());
        headers.put("webhook-timestamp", Long.toString(now.getEpochSecond()));
        headers.put("webhook-signature", signatures.toString());
        return headers;
    }

    private String signature(
            WebhookEndpoint endpoint, String sealed, WebhookEvent event, Instant now) {
        return seal.open(endpoint.place(), sealed).sign(event.id(), now, event.body());
    }
}
