package reelay.provider.openrouter;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import reelay.provider.exchange.JobFailure;
import reelay.provider.job.JobState;
import reelay.provider.job.JobView;
import reelay.provider.read.FailureWords;
import reelay.provider.read.JobDocument;
import reelay.provider.read.Values;
import reelay.provider.refusal.CleanText;

/**
 * A job as OpenRouter shows it.
 *
 * @param id {@code gen-vid-...}
 */
record OpenRouterJob(String id, JsonNode json) {

    /** More than any video costs, in US dollars. */
    private static final BigDecimal MOST = BigDecimal.valueOf(10_000);

    /** The job of an answer, if it names one or tells how one is doing. */
    static Optional<OpenRouterJob> of(JsonNode answer, Optional<String> knownAs) {
        Optional<String> id =
                Values.id(answer.path("id")).filter(it -> knownAs.map(it::equals).orElse(true));
        boolean named = id.isPresent() || (knownAs.isPresent() && !answer.has("id"));
        return named && (knownAs.isEmpty() || answer.path("status").isTextual())
                ? id.or(() -> knownAs).map(it -> new OpenRouterJob(it, answer))
                : Optional.empty();
    }

    JobView view(Optional<Duration> askAgainIn, CleanText cleaner) {
        String word = cleaner.of(Values.text(json.path("status")).orElse(""));
        JobState state = state(word);
        return new JobView(
                id,
                state,
                word,
                OptionalInt.empty(),
                askAgainIn,
                state == JobState.FAILED
                        ? Optional.of(
                                JobFailure.of(word, FailureWords.of(JobDocument.in(json)), cleaner))
                        : Optional.empty(),
                cost());
    }

    /** In credits, of which one is a US dollar; what nobody can have paid is nothing it says. */
    private Optional<BigDecimal> cost() {
        return Values.number(json.path("usage").path("cost"))
                .filter(cost -> cost.signum() >= 0 && cost.compareTo(MOST) < 0);
    }

    /** What OpenRouter's words mean; it cancels and lets expire of itself. */
    private static JobState state(String word) {
        return switch (word.strip().toLowerCase(Locale.ROOT)) {
            case "pending" -> JobState.QUEUED;
            case "in_progress" -> JobState.RUNNING;
            case "completed" -> JobState.COMPLETED;
            case "failed", "cancelled", "expired" -> JobState.FAILED;
            default -> JobState.UNKNOWN;
        };
    }
}
