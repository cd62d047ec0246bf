package reelay.submit;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import reelay.catalog.VideoCatalog;
import reelay.provider.ProviderError;
import reelay.provider.SubmitAnswer;
import reelay.provider.target.Target;
import reelay.video.Failure;
import reelay.video.Hold;
import reelay.video.StepLog;
import reelay.video.Tried;
import reelay.video.Video;
import reelay.video.step.SubmitOutcome;

/**
 * What a refusal comes to when others may make the video. It was refused by one that certainly took
 * nothing, so the next one is asked; when all refused, the first that may come back is waited for.
 */
record NextTarget(VideoCatalog catalog, InstantSource clock) {

    /**
     * Decides after a refusal.
     *
     * @param alone what it would come to if there were no other target
     */
    SubmitOutcome after(Submission submission, ProviderError error, SubmitOutcome alone) {
        Video video = submission.video();
        Instant now = clock.instant();
        if (submission.only() || !mayGoOn(video, error, now)) {
            return alone;
        }
        List<Tried> tried = new ArrayList<>(video.asked().tried());
        Tried refusal = refusal(submission.target(), error, alone, now);
        int before = tried.indexOf(Targets.of(submission.target(), tried).orElse(refusal));
        if (before < 0) {
            tried.add(refusal);
        } else {
            tried.set(before, refusal);
        }
        catalog.submits().recordTried(video.id(), tried);
        Optional<Target> next = Targets.next(submission.possible(), tried, now);
        if (next.isEmpty()) {
            return whenAllRefused(video, submission.possible(), tried);
        }
        StepLog.info("submit.next_target", video.id(), next.get().word());
        return new SubmitOutcome.Busy(
                Patience.MOMENT, GivingUp.untaken(refusal.code(), refusal.message(), video, now));
    }

    /**
     * Notes, while the claim still stands, that nobody else may be asked after an answer that does
     * not surely leave the video free.
     */
    void fixUnlessFree(Submission submission, SubmitAnswer answer) {
        if (Onward.after(answer).then() == Onward.Then.NEVER && !submission.only()) {
            catalog.submits().fixTarget(submission.id());
        }
    }

    /** Whether this refusal lets another target be asked now. */
    private static boolean mayGoOn(Video video, ProviderError error, Instant now) {
        return switch (Onward.after(error).then()) {
            case AT_ONCE -> true;
            case WHEN_LONG_BUSY ->
                    video.waiting()
                            .map(Hold::since)
                            .filter(since -> !since.plus(Onward.LONG_BUSY).isAfter(now))
                            .isPresent();
            case NEVER -> false;
        };
    }

    private static Tried refusal(
            Target target, ProviderError error, SubmitOutcome alone, Instant now) {
        return switch (alone) {
            case SubmitOutcome.Refused(Failure failure) ->
                    new Tried(
                            target.word(),
                            failure.code(),
                            failure.message(),
                            now,
                            Optional.empty());
            case SubmitOutcome.Busy(Duration wait, Failure failure) ->
                    passing(target, error, failure, now, now.plus(wait));
            case SubmitOutcome.Held(Duration wait, Failure failure) ->
                    passing(target, error, failure, now, now.plus(wait));
            case SubmitOutcome.Accepted _, SubmitOutcome.AlreadyFinal _ ->
                    throw new IllegalArgumentException("no refusal comes to " + alone);
        };
    }

    private static Tried passing(
            Target target, ProviderError error, Failure failure, Instant now, Instant again) {
        return new Tried(
                target.word(),
                failure.code(),
                "%s said last: %s (%s)."
                        .formatted(target.word(), error.message(), error.kind().word()),
                now,
                Optional.of(again));
    }

    /** Waits for the first that may come back; fails with what the first said when none may. */
    SubmitOutcome whenAllRefused(Video video, List<Target> possible, List<Tried> tried) {
        List<Tried> refusals =
                possible.stream().flatMap(target -> Targets.of(target, tried).stream()).toList();
        Instant now = clock.instant();
        Optional<Instant> soonest =
                refusals.stream()
                        .flatMap(refusal -> refusal.again().stream())
                        .min(Comparator.naturalOrder());
        if (soonest.isEmpty()) {
            return new SubmitOutcome.Refused(
                    new Failure(refusals.getFirst().code(), allOf(refusals)));
        }
        Tried first =
                refusals.stream().filter(it -> it.again().isPresent()).findFirst().orElseThrow();
        Duration wait = Duration.between(now, soonest.get());
        return new SubmitOutcome.Busy(
                wait.compareTo(Patience.MOMENT) < 0 ? Patience.MOMENT : wait,
                GivingUp.untaken(first.code(), first.message(), video, now));
    }

    private static String allOf(List<Tried> refusals) {
        return refusals.getFirst().message()
                + refusals.stream()
                        .skip(1)
                        .map(refusal -> refusal.target() + " (" + refusal.code().word() + ")")
                        .collect(Collectors.joining(", ", " Nor could it be had from ", "."));
    }
}
