package reelay.video;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/**
 * Where a video stands. The set is closed: SDK pollers take any other word for the final answer.
 */
public enum VideoStatus {
    QUEUED,
    IN_PROGRESS,
    COMPLETED,
    FAILED;

    /** The word on the wire: queued, in_progress, completed, failed. */
    @JsonValue
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The status whose word is {@code word}, exactly as {@link #word} writes it. */
    @JsonCreator
    public static VideoStatus ofWord(String word) {
        for (VideoStatus status : values()) {
            if (status.word().equals(word)) {
                return status;
            }
        }
        throw new IllegalArgumentException("no video status is called \"" + word + "\"");
    }

    /** Whether nothing changes any more. */
    public boolean terminal() {
        return this == COMPLETED || this == FAILED;
    }
}
