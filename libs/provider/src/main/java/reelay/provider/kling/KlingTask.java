package reelay.provider.kling;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.StreamSupport;
import reelay.provider.exchange.JobFailure;
import reelay.provider.job.JobState;
import reelay.provider.job.JobView;
import reelay.provider.read.FailureWords;
import reelay.provider.read.JobDocument;
import reelay.provider.read.Values;
import reelay.provider.refusal.CleanText;
import reelay.video.Failure;
import reelay.video.FailureCode;

/**
 * A task as Kling shows it.
 *
 * @param id Kling's own
 * @param json one entry of {@code data}
 */
record KlingTask(String id, JsonNode json) {

    /** The task of an entry, if it has an id. */
    static Optional<KlingTask> of(JsonNode entry) {
        return Values.id(entry.path("id"))
                .or(() -> Values.id(entry.path("task_id")))
                .map(id -> new KlingTask(id, entry));
    }

    /** What our view of it is. */
    JobView view(Optional<Duration> askAgainIn, CleanText cleaner) {
        String word = cleaner.of(word());
        JobState state = state();
        return new JobView(
                id,
                state,
                word,
                OptionalInt.empty(),
                askAgainIn,
                state == JobState.FAILED ? Optional.of(failure(word, cleaner)) : Optional.empty());
    }

    private String word() {
        return Values.text(json.path("status"))
                .or(() -> Values.text(json.path("task_status")))
                .orElse("");
    }

    /** What Kling's words mean; {@code succeed} is the word of the generation before. */
    JobState state() {
        return switch (word().strip().toLowerCase(Locale.ROOT)) {
            case "submitted" -> JobState.QUEUED;
            case "processing" -> JobState.RUNNING;
            case "succeeded", "succeed" -> JobState.COMPLETED;
            case "failed" -> JobState.FAILED;
            default -> JobState.UNKNOWN;
        };
    }

    /** Kling takes a task and lets it fail when too many others are at work. */
    Failure failure(String word, CleanText cleaner) {
        FailureWords reason = FailureWords.of(JobDocument.in(json));
        return KlingErrors.hadNoPlace(json, reason.message())
                ? new Failure(
                        FailureCode.PROVIDER_BUSY,
                        "Kling had no place for it among the account's tasks: "
                                + cleaner.of(reason.message()))
                : JobFailure.of(word, reason, cleaner);
    }

    /** Where its video is; there is sound or a picture beside it in other outputs. */
    Optional<String> link() {
        return StreamSupport.stream(json.path("outputs").spliterator(), false)
                .filter(output -> output.path("type").asText("video").equals("video"))
                .flatMap(output -> Values.text(output.path("url")).stream())
                .findFirst();
    }

    /** The id that whoever submitted it gave it, where it is shown. */
    Optional<String> ourId() {
        return Values.text(json.path("external_task_id"))
                .or(() -> Values.text(json.path("task_info").path("external_task_id")));
    }
}
