package reelay.provider.site;

import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/** OpenAI's usage tiers, which only its rate limits show. */
public final class OpenAiTiers {

    /** Requests per minute of tiers 1 to 5, as they were last published (protocol section 7.3). */
    private static final Map<String, List<Long>> REQUESTS_PER_MINUTE =
            Map.of(
                    "sora-2", List.of(25L, 50L, 125L, 200L, 375L),
                    "sora-2-pro", List.of(10L, 25L, 50L, 75L, 150L));

    private OpenAiTiers() {}

    /** The tier on which a model has this limit; empty when none was published so. */
    public static OptionalInt of(String model, long requestsPerMinute) {
        int index = REQUESTS_PER_MINUTE.getOrDefault(model, List.of()).indexOf(requestsPerMinute);
        return index < 0 ? OptionalInt.empty() : OptionalInt.of(index + 1);
    }
}
