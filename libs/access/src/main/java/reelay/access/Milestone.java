package reelay.access;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** Something that happened to the account, which only its owner can tell. */
public enum Milestone {
    VERIFIED_AT("the organization was verified"),
    TIER_UPGRADED_AT("the usage tier was upgraded"),
    ACCESS_REQUESTED_AT("access to the model was requested"),
    ACCESS_GRANTED_AT("access to the model was granted"),
    KEY_CREATED_AT("the key was created");

    private final String event;

    Milestone(String event) {
        this.event = event;
    }

    /** What happened, as part of a sentence. */
    public String event() {
        return event;
    }

    /** The word on the wire: the name in lower case. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The milestone of that word; empty when there is none. */
    public static Optional<Milestone> ofWord(String word) {
        return Stream.of(values()).filter(milestone -> milestone.word().equals(word)).findFirst();
    }
}
