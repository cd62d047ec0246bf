package reelay.stack.hostile;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import reelay.stack.hostile.way.Attempt;
import reelay.stack.hostile.way.SubmitMood;
import reelay.stack.hostile.way.SubmitRefusal;

/** Whether what is said about a failed video is true of what its provider did. */
final class TrueWords {

    private static final Set<String> MONEY =
            Set.of("credit_exhausted", "spend_limit_reached", "billing_inactive");

    private static final Set<String> BROKEN_JOB =
            Set.of("generation_failed", "processing_error", "cancelled", "expired");

    private static final Set<String> NOT_FETCHED =
            Set.of("content_unavailable", "content_refused", "not_a_video", "download_broken");

    private final Manners manners;
    private final Ending ending;
    private final List<String> lies = new ArrayList<>();

    private TrueWords(Manners manners, Ending ending) {
        this.manners = manners;
        this.ending = ending;
    }

    /** What is not true, and a failure that need not have been. */
    static List<String> lies(Manners manners, Ending ending) {
        TrueWords words = new TrueWords(manners, ending);
        if (ending.job().isPresent()) {
            words.aboutJob(ending.job().get());
        } else {
            words.aboutSubmit();
        }
        return words.lies;
    }

    private void aboutJob(HostileJob job) {
        String code = ending.code();
        switch (job.fate()) {
            case COMPLETES ->
                    require(
                            unknownWord(manners.done(), false),
                            "a finished job is reported as " + code);
            case FAILS -> {
                boolean named = unknownWord(manners.failed(), true);
                require(named || BROKEN_JOB.contains(code), "a failed job is reported as " + code);
                require(named || ending.message().contains(job.reason()), "the reason is not told");
            }
            case OUTPUT_BLOCKED -> {
                boolean named = unknownWord(manners.failed(), true);
                require(
                        named || code.equals("output_blocked"),
                        "a blocked output is reported as " + code);
                require(named || ending.message().contains(job.reason()), "the reason is not told");
            }
            case REMOVED_404, REMOVED_SAYS_SO ->
                    require(
                            code.equals("job_lost") || (code.equals("deadline_exceeded") && away()),
                            "a removed job is reported as " + code);
            case NEVER_ENDS ->
                    require(
                            code.equals("deadline_exceeded"),
                            "a job without an end is reported as " + code);
            case NO_VIDEO, WITHHELD ->
                    require(
                            NOT_FETCHED.contains(code)
                                    || (!manners.done().known()
                                            && code.equals("deadline_exceeded")),
                            "a job that hands out no video is reported as " + code);
        }
    }

    /**
     * At the deadline a word that nobody knows is at least named, and a finished video fetched all
     * the same; but whoever is away then can be asked for neither.
     */
    private boolean unknownWord(Manners.Word word, boolean fails) {
        boolean named = fails && ending.message().contains(word.text());
        return !word.known() && ending.code().equals("deadline_exceeded") && (away() || named);
    }

    /** Whether something may have hidden the job in the moment of the deadline. */
    private boolean away() {
        return manners.away() || !ending.undisturbed();
    }

    private void aboutSubmit() {
        String code = ending.code();
        if (code.equals("submit_unclear")) {
            require(ending.submitWasUnclear(), "a clear submit is reported as unclear");
            require(!couldBeFound(), "a job that the list shows was not found");
            return;
        }
        require(ending.paid().isEmpty(), "a submit that was paid for is reported as " + code);
        if (ending.attempts().isEmpty()) {
            require(!ending.undisturbed(), "never submitted, and reported as " + code);
            return;
        }
        Attempt last = ending.attempts().getLast();
        require(
                last.refusal().map(refusal -> fits(refusal, code)).orElse(fits(last.mood(), code)),
                "an answer %s is reported as %s"
                        .formatted(
                                last.refusal().map(Object::toString).orElse(last.mood().name()),
                                code));
    }

    private static boolean fits(SubmitRefusal refusal, String code) {
        return switch (refusal.meaning()) {
            case MONEY -> MONEY.contains(code);
            case MODERATION -> code.equals("moderation_blocked");
            case REQUEST -> code.equals("request_invalid") || code.equals("request_refused");
            case KEY -> code.equals("key_invalid");
            case BUSY -> code.equals("provider_busy");
        };
    }

    private static boolean fits(SubmitMood mood, String code) {
        return mood == SubmitMood.REDIRECTED && code.equals("not_an_openai_api");
    }

    /** A plain list shows a lost job of which there is only one with its prompt. */
    private boolean couldBeFound() {
        return ending.undisturbed()
                && ending.paid().isPresent()
                && manners.finds()
                && ending.prompts() == 1
                && ending.attempts().size() == 1
                && ending.attempts().getFirst().mood().said == SubmitMood.Said.NOTHING;
    }

    private void require(boolean condition, String otherwise) {
        if (!condition) {
            lie(otherwise);
        }
    }

    private void lie(String what) {
        lies.add(what + " [" + ending.code() + ": " + ending.message() + "]");
    }
}
