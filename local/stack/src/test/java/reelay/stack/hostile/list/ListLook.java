package reelay.stack.hostile.list;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** In which words a list shows the rest of a job. */
public enum ListLook {
    AS_SENT,
    UPSTREAM_MODEL,
    SNAPSHOT_OF_MODEL,
    VENDOR_BEFORE_MODEL,
    NO_MODEL,
    SECONDS_WITH_UNIT,
    SECONDS_THAT_CAME_OUT,
    SECONDS_ROUNDED_UP,
    SECONDS_AS_DECIMAL,
    NO_SECONDS,
    SIZE_WITH_STAR,
    SIZE_AS_TIER,
    SIZE_AS_RATIO,
    NULL_SIZE,
    EVERYTHING_ELSE_MISSING;

    public void change(ObjectNode job) {
        String model = job.path("model").asText();
        switch (this) {
            case AS_SENT -> {}
            case UPSTREAM_MODEL -> job.put("model", "kling-v3-pro");
            case SNAPSHOT_OF_MODEL -> job.put("model", model + "-2025-12-08");
            case VENDOR_BEFORE_MODEL -> job.put("model", "openai/" + model);
            case NO_MODEL -> job.remove("model");
            case SECONDS_WITH_UNIT -> job.put("seconds", "4s");
            case SECONDS_THAT_CAME_OUT -> job.put("seconds", "4.04");
            case SECONDS_ROUNDED_UP -> job.put("seconds", 5);
            case SECONDS_AS_DECIMAL -> job.put("seconds", 4.0);
            case NO_SECONDS -> job.remove("seconds");
            case SIZE_WITH_STAR -> job.put("size", "720*1280");
            case SIZE_AS_TIER -> job.put("size", "720p");
            case SIZE_AS_RATIO -> job.put("size", "9:16");
            case NULL_SIZE -> job.putNull("size");
            case EVERYTHING_ELSE_MISSING ->
                    job.remove(java.util.List.of("model", "seconds", "size", "status", "progress"));
        }
    }
}
