package reelay.webhooks;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import reelay.video.Json;
import reelay.video.Sha256;
import reelay.video.VideoId;

/**
 * Something that happened, as receivers get it: the body of OpenAI's webhooks.
 *
 * @param id the same in every try and to every endpoint; receivers know repeats by it
 * @param object always {@code event}
 * @param createdAt when it happened
 * @param type such as {@code video.completed}
 * @param data what it happened to; of a video its id alone
 */
public record WebhookEvent(
        String id, String object, Instant createdAt, String type, JsonNode data) {

    /** Most bytes of a body. */
    static final int LARGEST = 64 * 1024;

    /** Hex digits of an id, as many as OpenAI's have. */
    private static final int DIGITS = 48;

    /**
     * An event.
     *
     * @param about what no other event of the type is about; told twice it gives the same id
     */
    public static WebhookEvent of(EventType type, String about, Instant at, JsonNode data) {
        String digest = Sha256.hex((type.word() + ':' + about).getBytes(StandardCharsets.UTF_8));
        return new WebhookEvent(
                "evt_" + digest.substring(0, DIGITS), "event", at, type.word(), data);
    }

    /** The event of a video, of which there is one of each type. */
    public static WebhookEvent of(EventType type, VideoId video, Instant at) {
        return of(type, video.value(), at, Json.object().put("id", video.value()));
    }

    /** What is sent and signed. */
    public byte[] body() {
        byte[] body = Json.text(this).getBytes(StandardCharsets.UTF_8);
        if (body.length > LARGEST) {
            throw new IllegalStateException(
                    "the event %s has %d bytes, more than %d".formatted(id, body.length, LARGEST));
        }
        return body;
    }
}
