package reelay.stack.hostile.way;

import java.util.Optional;

/**
 * One submit as it reached the provider.
 *
 * @param videoId from its idempotency key
 * @param refusal what was said, when it was refused in words
 */
public record Attempt(String videoId, SubmitMood mood, Optional<SubmitRefusal> refusal) {

    public boolean goodStatus() {
        return mood.said == SubmitMood.Said.GOOD_STATUS
                || (mood.taken && mood.said == SubmitMood.Said.CLEARLY);
    }
}
