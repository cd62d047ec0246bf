package reelay.stack.faults.plan;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;

/** How a provider shows in its list what it was asked for. */
public enum Wording {
    AS_SENT,
    OTHER_MODEL,
    SECONDS_WITH_UNIT,
    SIZE_WITH_STAR,
    SIZE_AS_TIER,
    PROMPT_CUT,
    PROMPT_CUT_BARE,
    PROMPT_WITH_PREFIX,
    PROMPT_WITH_SUFFIX,
    PROMPT_IN_CAPITALS,
    AN_HOUR_BEHIND,
    AN_HOUR_AHEAD,
    IN_ANOTHER_TIME_ZONE,
    TIME_IN_MILLISECONDS,
    WITHOUT_TIME,
    ALL_AT_ONCE;

    /** One of them by chance. */
    public static Wording random(long seed) {
        List<Wording> all = List.of(values());
        return all.get(Chance.of(seed, "wording", all.size()));
    }

    /** The job in the list's words. */
    public ObjectNode of(ObjectNode job) {
        String prompt = job.path("prompt").asText();
        String seconds = job.path("seconds").asText();
        String size = job.path("size").asText();
        long created = job.path("created_at").asLong();
        return switch (this) {
            case AS_SENT -> job;
            case OTHER_MODEL -> job.put("model", "upstream/video-3.0");
            case SECONDS_WITH_UNIT -> job.put("seconds", seconds + "s");
            case SIZE_WITH_STAR -> job.put("size", size.replace('x', '*'));
            case SIZE_AS_TIER -> job.put("size", "720p");
            case PROMPT_CUT -> reworded(job, prompt.substring(0, prompt.length() * 2 / 3) + "...");
            case PROMPT_CUT_BARE -> reworded(job, prompt.substring(0, prompt.length() / 2));
            case PROMPT_WITH_PREFIX -> reworded(job, "Cinematic, high quality: " + prompt);
            case PROMPT_WITH_SUFFIX -> reworded(job, prompt + ". No text, no watermark.");
            case PROMPT_IN_CAPITALS -> reworded(job, prompt.toUpperCase(Locale.ROOT));
            case AN_HOUR_BEHIND -> job.put("created_at", created - 3_600);
            case AN_HOUR_AHEAD -> job.put("created_at", created + 3_600);
            case IN_ANOTHER_TIME_ZONE -> job.put("created_at", created - 8 * 3_600);
            case TIME_IN_MILLISECONDS -> job.put("created_at", created * 1_000);
            case WITHOUT_TIME -> job.without(List.of("created_at"));
            case ALL_AT_ONCE -> {
                for (Wording each :
                        List.of(
                                OTHER_MODEL,
                                SECONDS_WITH_UNIT,
                                SIZE_AS_TIER,
                                PROMPT_CUT,
                                AN_HOUR_BEHIND)) {
                    each.of(job);
                }
                yield job;
            }
        };
    }

    /** A list that leaves prompts out has none to reword. */
    private static ObjectNode reworded(ObjectNode job, String prompt) {
        return job.has("prompt") ? job.put("prompt", prompt) : job;
    }
}
