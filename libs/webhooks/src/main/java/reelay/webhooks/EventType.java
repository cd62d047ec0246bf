package reelay.webhooks;

import java.util.Optional;
import java.util.stream.Stream;

/** What an endpoint can hear of. The first two are OpenAI's own, with OpenAI's bodies. */
public enum EventType {
    VIDEO_COMPLETED("video.completed"),
    VIDEO_FAILED("video.failed"),
    /** The verdict about the provider account, or its reason, is another one. */
    ACCESS_CHANGED("access.changed");

    private final String word;

    EventType(String word) {
        this.word = word;
    }

    /** Its name on the wire. */
    public String word() {
        return word;
    }

    /** The type of that name. */
    public static Optional<EventType> ofWord(String word) {
        return Stream.of(values()).filter(type -> type.word.equals(word)).findFirst();
    }
}
