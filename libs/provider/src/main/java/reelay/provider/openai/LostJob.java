package reelay.provider.openai;

import com.fasterxml.jackson.databind.node.TextNode;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Pattern;
import reelay.provider.job.JobTraits;
import reelay.provider.job.Likeness;
import reelay.provider.job.PromptWords;
import reelay.provider.read.JobDocument;
import reelay.provider.read.Values;
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
        this.createdSince = traits.createdSince();
    }

    /** Whether it was made so long before that everything after it in the list was, too. */
    boolean tooOld(Instant created) {
        return created.isBefore(createdSince.minus(WORST_CLOCK));
    }

    /** Whether the list has got past the submit, if its clock is about right. */
    boolean before(Instant created) {
        return created.isBefore(createdSince.minus(WRONG_CLOCK));
    }

    /** When a listed job was made, if it says so and that can be. */
    Optional<Instant> created(JobDocument job) {
        return job.created()
                .filter(time -> !time.isBefore(FIRST_VIDEO))
                .filter(time -> time.isBefore(traits.createdUntil().plus(WORST_CLOCK)));
    }

    /** The prompt a job shows. */
    static Optional<PromptWords> words(JobDocument job) {
        return job.text("prompt").map(PromptWords::of);
    }

    /**
     * Compares a listed job. An absent value other than prompt, time and source contradicts nothing
     * (vLLM-Omni has a null size).
     */
    Likeness compare(JobDocument job) {
        Optional<PromptWords> listed = words(job);
        if (listed.isEmpty() || (listed.get().hidden() && !listed.get().sameAs(words))) {
            return Likeness.PROMPT_NOT_SHOWN;
        }
        if (listed.get().clearlyDifferentFrom(words)) {
            return Likeness.OTHER_PROMPT;
        }
        if (!listed.get().sameAs(words)) {
            return Likeness.PROMPT_REWORDED;
        }
        if (!sameSource(job.text(REMIXED_FROM))) {
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
    private Likeness compareLook(JobDocument job) {
        boolean free = request.operation().kind() != Operation.Kind.CREATE;
        if (!job.text("model").map(this::sameModel).orElse(true)) {
            return Likeness.OTHER_MODEL;
        }
        if (!free && !job.text("size").map(this::sameSize).orElse(true)) {
            return Likeness.OTHER_SIZE;
        }
        if (!free && !job.text("seconds").map(this::sameSeconds).orElse(true)) {
            return Likeness.OTHER_LENGTH;
        }
        return created(job).filter(traits::spans).isPresent() ? Likeness.SAME : Likeness.OTHER_TIME;
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
    private boolean sameSeconds(String seconds) {
        return Values.number(TextNode.valueOf(seconds))
                .filter(number -> number.compareTo(BigDecimal.valueOf(request.seconds())) == 0)
                .isPresent();
    }
}
