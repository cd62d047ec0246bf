package reelay.webhooks;

import java.util.Optional;
import java.util.stream.Stream;

/** What an endpoint can hear of. The first two are OpenAI's own, with OpenAI's bodies. */
public enum EventType {
    VIDEO_COMPLETED("video.completed"),
    VIDEO_FAILED("video.failed"),
    /** The video begins to wait for the provider. */
    VIDEO_HELD("video.held"),
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

    /** Whether the video is final: a {@code callback_url}, which names no types, hears of these. */
    public boolean endsVideo() {
        return switch (this) {
            case VIDEO_COMPLETED, VIDEO_FAILED -> true;
            case VIDEO_HELD, ACCESS_CHANGED -> false;
        };
    }

    /** The type of that name. */
    public static Optional<EventType> ofWord(String word) {
        return Stream.of(values()).filter(type -> type.word.equals(word)).findFirst();
    }
}
