package reelay.stack.faults;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/** How a provider shows in its list what it was asked for. */
enum Wording {
    AS_SENT(job -> {}),
    OTHER_MODEL(job -> job.put("model", "upstream/video-3.0")),
    SECONDS_WITH_UNIT(job -> job.put("seconds", job.path("seconds").asText() + "s")),
    SIZE_WITH_STAR(job -> job.put("size", job.path("size").asText().replace('x', '*'))),
    SIZE_AS_TIER(job -> job.put("size", "720p")),
    PROMPT_CUT(job -> prompt(job, prompt -> prompt.substring(0, prompt.length() * 2 / 3) + "...")),
    PROMPT_CUT_BARE(job -> prompt(job, prompt -> prompt.substring(0, prompt.length() / 2))),
    PROMPT_WITH_PREFIX(job -> prompt(job, prompt -> "Cinematic, high quality: " + prompt)),
    PROMPT_WITH_SUFFIX(job -> prompt(job, prompt -> prompt + ". No text, no watermark.")),
    PROMPT_IN_CAPITALS(job -> prompt(job, prompt -> prompt.toUpperCase(Locale.ROOT))),
    AN_HOUR_BEHIND(job -> later(job, -3_600)),
    AN_HOUR_AHEAD(job -> later(job, 3_600)),
    IN_ANOTHER_TIME_ZONE(job -> later(job, -8 * 3_600)),
    TIME_IN_MILLISECONDS(job -> job.put("created_at", job.path("created_at").asLong() * 1_000)),
    WITHOUT_TIME(job -> job.remove("created_at")),
    ALL_AT_ONCE(
            job -> {
                List.of(OTHER_MODEL, SECONDS_WITH_UNIT, SIZE_AS_TIER, PROMPT_CUT, AN_HOUR_BEHIND)
                        .forEach(wording -> wording.change.accept(job));
            });

    private final Consumer<ObjectNode> change;

    Wording(Consumer<ObjectNode> change) {
        this.change = change;
    }

    /** The job in the list's words. */
    ObjectNode of(ObjectNode job) {
        change.accept(job);
        return job;
    }

    private static void prompt(ObjectNode job, UnaryOperator<String> words) {
        if (job.has("prompt")) {
            job.put("prompt", words.apply(job.path("prompt").asText()));
        }
    }

    private static void later(ObjectNode job, long seconds) {
        job.put("created_at", job.path("created_at").asLong() + seconds);
    }
}
