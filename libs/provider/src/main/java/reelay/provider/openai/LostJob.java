package reelay.provider.openai;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.regex.Pattern;
import reelay.provider.JobTraits;
import reelay.provider.Likeness;
import reelay.provider.PromptWords;
import reelay.video.Operation;
import reelay.video.VideoRequest;

/** The job of an unclear submit, and how to know it when it is seen in a list. */
final class LostJob {

    /** No time zone, and no daylight saving on top, makes a clock more wrong than this. */
    private static final Duration WORST_CLOCK = Duration.ofHours(26);

    /** How far a clock goes wrong that knows its time zone. */
    private static final Duration WRONG_CLOCK = Duration.ofMinutes(10);

    /** Before it nobody made videos; what says so is no time in seconds. */
    private static final Instant FIRST_VIDEO = Instant.parse("2020-01-01T00:00:00Z");

    private static final BigDecimal LONGEST = BigDecimal.valueOf(100_000);

    /** What makes a snapshot of an alias: a date, or a version in digits. */
    private static final Pattern SNAPSHOT = Pattern.compile("[-@:]v?\\d[\\d.-]{0,20}");

    private static final String REMIXED_FROM = "remixed_from_video_id";

    private final JobTraits traits;
    private final VideoRequest request;
    private final PromptWords words;
    private final Instant createdSince;

    LostJob(JobTraits traits) {
        this.traits = traits;
        this.request = traits.request();
        this.words = PromptWords.of(request.prompt().text());
        // Providers tell whole seconds: a job made right after the try began looks older than it.
        this.createdSince = traits.createdSince().truncatedTo(ChronoUnit.SECONDS);
    }

    /** Whether it was made so long before that everything after it in the list was, too. */
    boolean tooOld(Instant created) {
        return created.isBefore(createdSince.minus(WORST_CLOCK));
    }

    /** Whether the list has got past the submit, if its clock is about right. */
    boolean before(Instant created) {
        return created.isBefore(createdSince.minus(WRONG_CLOCK));
    }

    /**
     * When a listed job was made, if it says so in seconds; some servers say {@code created}
     * (protocol section 5).
     */
    Optional<Instant> created(JsonNode job) {
        return number(job, "created_at")
                .or(() -> number(job, "created"))
                .filter(
                        seconds ->
                                isBetween(
                                        seconds,
                                        FIRST_VIDEO,
                                        traits.createdUntil().plus(WORST_CLOCK)))
                .map(seconds -> Instant.ofEpochSecond(seconds.longValue()));
    }

    private static boolean isBetween(BigDecimal seconds, Instant from, Instant until) {
        return seconds.compareTo(BigDecimal.valueOf(from.getEpochSecond())) >= 0
                && seconds.compareTo(BigDecimal.valueOf(until.getEpochSecond())) <= 0;
    }

    /** The prompt a job shows. */
    static Optional<PromptWords> words(JsonNode job) {
        return JobReader.text(job, "prompt").map(PromptWords::of);
    }

    /**
     * Compares a listed job. An absent value other than prompt, time and source contradicts nothing
     * (vLLM-Omni has a null size).
     */
    Likeness compare(JsonNode job) {
        Optional<PromptWords> listed = words(job);
        if (listed.isEmpty()) {
            return Likeness.PROMPT_NOT_SHOWN;
        }
        if (listed.get().clearlyDifferentFrom(words)) {
            return Likeness.OTHER_PROMPT;
        }
        if (!listed.get().sameAs(words)) {
            return Likeness.PROMPT_REWORDED;
        }
        if (!sameSource(JobReader.text(job, REMIXED_FROM))) {
            return Likeness.OTHER_SOURCE;
        }
        if (traits.moreWasSent()) {
            return Likeness.MORE_WAS_SENT;
        }
        return compareLook(job);
    }

    private boolean sameSource(Optional<String> listed) {
        return switch (request.operation()) {
            case Operation.Create _ -> listed.isEmpty();
            case Operation.Remix _ -> listed.isPresent() && listed.equals(traits.sourceJob());
            // No list tells what an edit or an extension was made from.
            case Operation.Edit _, Operation.Extension _ -> false;
        };
    }

    /** Length and size of a remix are the provider's choice, so they tell nothing. */
    private Likeness compareLook(JsonNode job) {
        boolean free = request.operation().kind() != Operation.Kind.CREATE;
        if (!JobReader.text(job, "model").map(this::sameModel).orElse(true)) {
            return Likeness.OTHER_MODEL;
        }
        if (!free && !JobReader.text(job, "size").map(this::sameSize).orElse(true)) {
            return Likeness.OTHER_SIZE;
        }
        if (!free && JobReader.text(job, "seconds").isPresent() && !sameSeconds(job)) {
            return Likeness.OTHER_LENGTH;
        }
        return created(job).filter(this::duringTheSubmit).isPresent()
                ? Likeness.SAME
                : Likeness.OTHER_TIME;
    }

    private boolean duringTheSubmit(Instant created) {
        return !created.isBefore(createdSince) && !created.isAfter(traits.createdUntil());
    }

    /** An alias may come back as its snapshot, and a gateway may put a vendor before the name. */
    private boolean sameModel(String model) {
        String ours = request.model();
        return model.equals(ours)
                || model.endsWith("/" + ours)
                || ours.endsWith("/" + model)
                || (model.startsWith(ours)
                        && SNAPSHOT.matcher(model.substring(ours.length())).matches());
    }

    private boolean sameSize(String size) {
        return size.equalsIgnoreCase(request.size().toString());
    }

    /** {@code 4}, {@code "4"} and {@code 4.0} are four seconds. */
    private boolean sameSeconds(JsonNode job) {
        return number(job, "seconds")
                .filter(seconds -> seconds.abs().compareTo(LONGEST) < 0)
                .filter(seconds -> seconds.compareTo(BigDecimal.valueOf(request.seconds())) == 0)
                .isPresent();
    }

    private static Optional<BigDecimal> number(JsonNode job, String key) {
        try {
            return JobReader.text(job, key).filter(t -> t.length() < 30).map(BigDecimal::new);
        } catch (NumberFormatException notANumber) {
            return Optional.empty();
        }
    }
}
