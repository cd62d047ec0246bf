package reelay.provider.openai;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import reelay.provider.JobTraits;
import reelay.video.Operation;
import reelay.video.VideoRequest;

/** The job of an unclear submit, and how to know it when it is seen in a list. */
final class LostJob {

    /** How a listed job compares with the lost one. */
    enum Likeness {
        SAME,
        OTHER,
        /** The same but for a length near the one asked for, or for its time. */
        ALIKE,
        /** The list leaves out what would have to be compared. */
        CANNOT_TELL
    }

    /** How far a provider's clock may go wrong until its jobs are taken for old ones. */
    private static final Duration WRONG_CLOCK = Duration.ofMinutes(10);

    private static final String REMIXED_FROM = "remixed_from_video_id";

    private final VideoRequest request;
    private final Optional<String> sourceJob;
    private final Instant createdSince;

    LostJob(JobTraits traits) {
        this.request = traits.request();
        this.sourceJob = traits.sourceJob();
        // Providers tell whole seconds: a job made right after the try began looks older than it.
        this.createdSince = traits.createdSince().truncatedTo(ChronoUnit.SECONDS);
    }

    boolean tooOld(Instant created) {
        return created.isBefore(createdSince.minus(WRONG_CLOCK));
    }

    /** Compares a job that is not too old. */
    Likeness compare(JsonNode job, Instant created) {
        Likeness likeness = compare(job);
        if (!created.isBefore(createdSince)) {
            return likeness;
        }
        // Older than it can be, by the provider's clock.
        return likeness == Likeness.OTHER ? Likeness.OTHER : Likeness.ALIKE;
    }

    /** When a listed job was made; some servers say {@code created} (protocol section 5). */
    static Optional<Instant> created(JsonNode job) {
        return number(job, "created_at")
                .or(() -> number(job, "created"))
                .map(seconds -> Instant.ofEpochSecond(seconds.longValue()));
    }

    /**
     * Compares a job that is new enough. Only the prompt tells jobs apart, so it must be there; of
     * the rest an absent value (vLLM-Omni has a null size) contradicts nothing.
     */
    private Likeness compare(JsonNode job) {
        Optional<String> prompt = JobReader.text(job, "prompt");
        if (prompt.isEmpty()) {
            return Likeness.CANNOT_TELL;
        }
        if (!normal(prompt.get()).equals(normal(request.prompt().text()))) {
            return Likeness.OTHER;
        }
        Optional<String> listedSource = JobReader.text(job, REMIXED_FROM);
        return switch (request.operation()) {
            case Operation.Create _ ->
                    listedSource.isEmpty() && sameLook(job) ? bySeconds(job) : Likeness.OTHER;
            case Operation.Remix _ -> compareSources(listedSource);
            // No list tells what an edit or an extension was made from.
            case Operation.Edit _, Operation.Extension _ ->
                    listedSource.isEmpty() ? Likeness.CANNOT_TELL : Likeness.OTHER;
        };
    }

    /** What the list leaves out when jobs cannot be compared. */
    String untellable() {
        return request.operation().kind() == Operation.Kind.CREATE
                ? "the provider's list does not show the prompts"
                : "the provider's list does not show which video each one was made from";
    }

    /** Length and size of a remix are the provider's choice, so they tell nothing. */
    private Likeness compareSources(Optional<String> listedSource) {
        if (listedSource.isEmpty() || sourceJob.isEmpty()) {
            return Likeness.CANNOT_TELL;
        }
        return listedSource.equals(sourceJob) ? Likeness.SAME : Likeness.OTHER;
    }

    private boolean sameLook(JsonNode job) {
        return JobReader.text(job, "model").map(this::sameModel).orElse(true)
                && JobReader.text(job, "size").map(this::sameSize).orElse(true);
    }

    /** An alias may come back as its snapshot, and a gateway may put a vendor before the name. */
    private boolean sameModel(String model) {
        return model.startsWith(request.model())
                || model.endsWith("/" + request.model())
                || request.model().endsWith("/" + model);
    }

    private boolean sameSize(String size) {
        return size.equalsIgnoreCase(request.size().toString());
    }

    /**
     * {@code 4}, {@code "4"} and {@code 4.0} are four seconds. {@code "4.04"} may be what came of
     * them (Unsloth).
     */
    private Likeness bySeconds(JsonNode job) {
        if (JobReader.text(job, "seconds").isEmpty()) {
            return Likeness.SAME;
        }
        Optional<BigDecimal> off =
                number(job, "seconds")
                        .map(s -> s.subtract(BigDecimal.valueOf(request.seconds())).abs());
        if (off.filter(by -> by.signum() == 0).isPresent()) {
            return Likeness.SAME;
        }
        return off.filter(by -> by.compareTo(BigDecimal.ONE) < 0).isPresent()
                ? Likeness.ALIKE
                : Likeness.OTHER;
    }

    private static Optional<BigDecimal> number(JsonNode job, String key) {
        try {
            return JobReader.text(job, key).filter(t -> t.length() < 30).map(BigDecimal::new);
        } catch (NumberFormatException notANumber) {
            return Optional.empty();
        }
    }

    /** Form parsers differ in line ends and in white space around a value. */
    private static String normal(String prompt) {
        return prompt.replace("\r\n", "\n").strip();
    }
}
