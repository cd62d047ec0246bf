package reelay.stack.hostile;

import java.util.Optional;

/**
 * One submit as it reached the provider.
 *
 * @param videoId from its idempotency key
 * @param refusal what was said, when it was refused in words
 */
record Attempt(String videoId, SubmitMood mood, Optional<Refusal> refusal) {

    boolean goodStatus() {
        return mood.said == SubmitMood.Said.GOOD_STATUS
                || (mood.taken && mood.said == SubmitMood.Said.CLEARLY);
    }
}
