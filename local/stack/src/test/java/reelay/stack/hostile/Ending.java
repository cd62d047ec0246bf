package reelay.stack.hostile;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;
import reelay.stack.hostile.way.Attempt;

/**
 * How one video ended, beside what the provider knows of it.
 *
 * @param item of the table
 * @param attempts submits of it that reached the provider, in order
 * @param job the one its item names
 * @param paid the one that was paid for it
 * @param prompts how many videos of the seed have the same prompt
 * @param undisturbed whether nothing went wrong outside the provider
 */
record Ending(
        String id,
        JsonNode item,
        List<Attempt> attempts,
        Optional<HostileJob> job,
        Optional<HostileJob> paid,
        long prompts,
        boolean undisturbed) {

    boolean completed() {
        return item.at("/status/S").asText().equals("completed");
    }

    String code() {
        return item.at("/error_code/S").asText();
    }

    String message() {
        return item.at("/error_message/S").asText();
    }

    String owner() {
        return item.at("/owner/S").asText();
    }

    /** Whether no answer said what became of a submit of it. */
    boolean submitWasUnclear() {
        return !undisturbed || attempts.stream().anyMatch(it -> it.mood().unclear());
    }
}
