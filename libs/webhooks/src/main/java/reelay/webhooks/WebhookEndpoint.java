package reelay.webhooks;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Where an owner wants to hear of events.
 *
 * @param owner whose it is
 * @param id {@code whe_} and hex digits, or {@link #DEFAULT}
 * @param name the owner's own
 * @param url where events go; empty for {@link #DEFAULT}, whose events go where each video says
 * @param eventTypes what it hears of
 * @param createdAt when it was made
 * @param updatedAt when its owner changed it last
 * @param secret what signs
 * @param failingSince when the first try failed that no good one followed
 * @param off why nothing is sent there any more
 */
public record WebhookEndpoint(
        String owner,
        String id,
        String name,
        Optional<String> url,
        List<EventType> eventTypes,
        Instant createdAt,
        Instant updatedAt,
        Sealed secret,
        Optional<Instant> failingSince,
        Optional<Off> off) {

    /** The id of what signs the events that go to the {@code callback_url} of a video. */
    public static final String DEFAULT = "default";

    public WebhookEndpoint {
        eventTypes = List.copyOf(eventTypes);
    }

    /**
     * Its signing secrets, encrypted.
     *
     * @param current what signs
     * @param hint what may be shown of it
     * @param old what signs as well, for a while
     */
    public record Sealed(String current, String hint, Optional<Old> old) {}

    /**
     * A secret that was replaced.
     *
     * @param until when it ends
     */
    public record Old(String sealed, Instant until) {}

    /**
     * It was switched off.
     *
     * @param reason a word for programs
     */
    public record Off(Instant at, OffReason reason) {}

    /** Whether events of that type go there. */
    public boolean hears(EventType type) {
        return off.isEmpty() && eventTypes.contains(type);
    }

    /** What its secrets are bound to. */
    String place() {
        return place(owner, id);
    }

    static String place(String owner, String id) {
        return owner + '\0' + id;
    }
}
