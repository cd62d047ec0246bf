package reelay.provider.openai;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpHeaders;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import reelay.provider.JobState;
import reelay.provider.JobView;

/** Reads a job in any of the dialects of protocol section 5; missing keys are normal. */
final class JobReader {

    /** The longest status word kept, in characters. */
    private static final int LONGEST_WORD = 64;

    private final InstantSource clock;

    JobReader(InstantSource clock) {
        this.clock = clock;
    }

    /** The job's own id, if it tells one. */
    static Optional<String> id(JsonNode job) {
        return text(job, "id").or(() -> text(job, "task_id"));
    }

    /** Whether this is a job at all, and not an error or a page of something else. */
    static boolean looksLikeJob(JsonNode body) {
        return body.isObject() && (text(body, "status").isPresent() || id(body).isPresent());
    }

    JobView read(String id, JsonNode job, HttpHeaders headers) {
        return view(id, job, WaitHeaders.read(headers, clock.instant()));
    }

    /** A job out of a list, whose headers speak of the list. */
    JobView readListed(String id, JsonNode job) {
        return view(id, job, Optional.empty());
    }

    private static JobView view(String id, JsonNode job, Optional<Duration> askAgainIn) {
        String word = text(job, "status").orElse("");
        boolean removed =
                job.path("deleted").asBoolean(false)
                        || job.path("object").asText().equals("video.deleted");
        JobState state = removed ? JobState.GONE : state(word);
        String shownWord = word.substring(0, Math.min(word.length(), LONGEST_WORD));
        return new JobView(
                id,
                state,
                shownWord,
                progress(job.path("progress")),
                askAgainIn,
                state == JobState.FAILED
                        ? Optional.of(JobFailure.of(shownWord, ErrorBody.ofJson(job.path("error"))))
                        : Optional.empty());
    }

    /** The status words of all known servers (protocol section 5). */
    static JobState state(String word) {
        return switch (word.strip().toLowerCase(Locale.ROOT)) {
            case "queued", "pending", "submitted", "not_start", "preparing", "starting" ->
                    JobState.QUEUED;
            case "in_progress", "processing", "running", "generating" -> JobState.RUNNING;
            case "completed", "complete", "success", "succeeded", "finished", "done" ->
                    JobState.COMPLETED;
            case "failed",
                    "failure",
                    "fail",
                    "error",
                    "cancelled",
                    "canceled",
                    "expired",
                    "aborted" ->
                    JobState.FAILED;
            case "deleted" -> JobState.GONE;
            default -> JobState.UNKNOWN;
        };
    }

    /** Per cent from a number or a text such as {@code "42%"}; nonsense is no progress. */
    private static OptionalInt progress(JsonNode node) {
        double progress;
        try {
            progress =
                    node.isTextual()
                            ? Double.parseDouble(node.textValue().replace("%", "").strip())
                            : node.isNumber() ? node.doubleValue() : Double.NaN;
        } catch (NumberFormatException notANumber) {
            return OptionalInt.empty();
        }
        return progress >= 0 ? OptionalInt.of((int) Math.min(progress, 100)) : OptionalInt.empty();
    }

    /** A text or number as text; blank is absent. */
    static Optional<String> text(JsonNode object, String key) {
        JsonNode value = object.path(key);
        return value.isTextual() || value.isNumber()
                ? Optional.of(value.asText()).filter(text -> !text.isBlank())
                : Optional.empty();
    }
}
