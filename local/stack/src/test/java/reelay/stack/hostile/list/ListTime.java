package reelay.stack.hostile.list;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;

/** When a list says that a job was made. */
public enum ListTime {
    SECONDS,
    MILLISECONDS,
    NANOSECONDS,
    ISO_TEXT,
    SECONDS_AS_TEXT,
    OTHER_KEY,
    ABSENT,
    NULL,
    MINUTES_BEHIND,
    MINUTES_AHEAD,
    HOURS_BEHIND,
    HOURS_AHEAD,
    ZERO,
    FAR_TOO_LARGE,
    WORD;

    public void put(ObjectNode job, Instant made) {
        long seconds = made.getEpochSecond();
        switch (this) {
            case SECONDS -> job.put("created_at", seconds);
            case MILLISECONDS -> job.put("created_at", made.toEpochMilli());
            case NANOSECONDS -> job.put("created_at", seconds * 1_000_000_000L);
            case ISO_TEXT -> job.put("created_at", made.toString());
            case SECONDS_AS_TEXT -> job.put("created_at", Long.toString(seconds));
            case OTHER_KEY -> job.put("created", seconds);
            case ABSENT -> job.remove("created_at");
            case NULL -> job.putNull("created_at");
            case MINUTES_BEHIND -> job.put("created_at", seconds - 420);
            case MINUTES_AHEAD -> job.put("created_at", seconds + 420);
            case HOURS_BEHIND -> job.put("created_at", seconds - Duration.ofHours(9).toSeconds());
            case HOURS_AHEAD -> job.put("created_at", seconds + Duration.ofHours(8).toSeconds());
            case ZERO -> job.put("created_at", 0);
            case FAR_TOO_LARGE -> job.put("created_at", 1e30);
            case WORD -> job.put("created_at", "just now");
        }
    }
}
