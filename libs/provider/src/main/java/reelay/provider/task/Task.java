package reelay.provider.task;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import reelay.provider.exchange.JobFailure;
import reelay.provider.job.JobState;
import reelay.provider.job.JobView;
import reelay.provider.read.FailureWords;
import reelay.provider.read.Values;
import reelay.provider.refusal.CleanText;

/**
 * A task as it is shown.
 *
 * @param json an object with a status
 */
record Task(String id, JsonNode json) {

    /** Its id: {@code id} of a task, {@code task_id} of a submit's answer. */
    static Optional<String> id(JsonNode json) {
        return Values.id(json.path("id")).or(() -> Values.id(json.path("task_id")));
    }

    /** The task of a look, if this is it: others than the provider say "failed", too. */
    static Optional<Task> of(String id, JsonNode json) {
        return id(json).filter(id::equals)
                .map(own -> new Task(own, json))
                .filter(task -> !task.word().isEmpty());
    }

    private String word() {
        return Values.text(json.path("status")).map(String::strip).orElse("");
    }

    /** Both providers have these words, and no others are known. */
    JobState state() {
        return switch (word().toLowerCase(Locale.ROOT)) {
            case "queued" -> JobState.QUEUED;
            case "running" -> JobState.RUNNING;
            case "succeeded" -> JobState.COMPLETED;
            case "failed", "cancelled", "expired" -> JobState.FAILED;
            default -> JobState.UNKNOWN;
        };
    }

    JobView view(FailureWords reason, Optional<Duration> askAgainIn, CleanText cleaner) {
        String word = cleaner.of(word());
        JobState state = state();
        return new JobView(
                id,
                state,
                word,
                OptionalInt.empty(),
                askAgainIn,
                state == JobState.FAILED
                        ? Optional.of(JobFailure.of(word, reason, cleaner))
                        : Optional.empty());
    }

    /** When it last changed: for one that has ended, when it did. */
    Optional<Instant> changed() {
        return Values.time(json.path("updated_at"));
    }
}
