package reelay.submit;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import reelay.provider.FindAnswer;
import reelay.provider.VideoProvider;
import reelay.provider.job.JobTraits;
import reelay.provider.job.JobView;
import reelay.provider.target.Target;
import reelay.video.StepLog;
import reelay.video.Video;
import reelay.video.VideoState;
import reelay.video.step.Pace;
import reelay.video.step.SubmitOutcome;

/**
 * An earlier try claimed the submit and never wrote down what came of it: what it made is looked
 * for where it was handed to, wherever the model is made by now.
 */
record ResolveLostSubmit(
        LostSubmit lost,
        JobRequests requests,
        Targets targets,
        AskTarget ask,
        KeepJob keepJob,
        Patience patience,
        Pace pace,
        InstantSource clock) {

    /**
     * How far the provider's clock may be behind ours when its jobs are compared with our claim.
     */
    private static final Duration CLOCK_SKEW = Duration.ofMinutes(1);

    /**
     * Looks for the job, adopts it, waits for the list, asks again, or says that nobody can tell.
     *
     * @param startedAt when that try began
     */
    SubmitOutcome resolve(Video video, VideoState.Queued queued, Instant startedAt) {
        Target target = targets.claimed(video);
        Optional<VideoProvider> provider = targets.provider(target);
        return provider.isPresent()
                ? look(
                        new Submission(video, List.of(target), target, provider.get()),
                        queued,
                        startedAt)
                : notDeployed(video, target);
    }

    /** It may have been taken where nobody can look any more, so nobody else is asked. */
    SubmitOutcome notDeployed(Video video, Target target) {
        StepLog.warn("submit.not_deployed", video.id(), target.kind());
        return soFar(
                video,
                wait(video, Optional.empty()),
                "It was handed to %1$s, which the deployment's Providers does not name any more; put %1$s back there."
                        .formatted(target.kind()));
    }

    private SubmitOutcome look(Submission submission, VideoState.Queued queued, Instant startedAt) {
        Video video = submission.video();
        Duration left = Duration.between(clock.instant(), startedAt.plus(patience.call()));
        if (left.isPositive()) {
            return soFar(video, left, AskTarget.BEING_SUBMITTED);
        }
        return switch (submission.provider().find(traits(submission, startedAt))) {
            case FindAnswer.Found found -> settle(submission, queued, startedAt, found);
            case FindAnswer.CannotTell cannot -> Unclear.forGood(video, cannot.explanation());
            case FindAnswer.NoList noList -> noList(video, startedAt, noList.explanation());
            case FindAnswer.Unavailable unavailable ->
                    soFar(
                            video,
                            wait(video, unavailable.error().retryAfter()),
                            "The provider's jobs could not be listed (%s)."
                                    .formatted(unavailable.error().kind().word()));
        };
    }

    private SubmitOutcome noList(Video video, Instant startedAt, String explanation) {
        Duration left = patience.untilListed(startedAt, clock.instant());
        return left.isPositive()
                ? soFar(
                        video,
                        left,
                        "The provider's jobs could not be seen: %s.".formatted(explanation))
                : Unclear.forGood(video, explanation);
    }

    private JobTraits traits(Submission submission, Instant startedAt) {
        return requests.traits(
                submission.video(),
                submission.target(),
                startedAt.minus(CLOCK_SKEW),
                startedAt.plus(patience.call()).plus(CLOCK_SKEW));
    }

    private SubmitOutcome settle(
            Submission submission,
            VideoState.Queued queued,
            Instant startedAt,
            FindAnswer.Found found) {
        Video video = submission.video();
        Duration left = patience.untilListed(startedAt, clock.instant());
        LostSubmit.Judgement judgement = lost.judge(submission, found, left);
        return switch (judgement.settlement().decision()) {
            case ADOPT -> adopt(submission, queued.submits(), judgement.job().orElseThrow());
            case LOOK_AGAIN ->
                    soFar(video, left, "The provider does not list a job for this video so far.");
            case UNCLEAR -> Unclear.forGood(video, judgement.explanation());
            case SUBMIT_AGAIN -> ask.again(submission, queued);
        };
    }

    private SubmitOutcome adopt(Submission submission, int attempt, JobView found) {
        Video video = submission.video();
        StepLog.info("submit.adopted", video.id(), "attempt " + attempt);
        return keepJob.keep(
                submission,
                keepJob.job(submission, found),
                attempt,
                found.askAgainIn(),
                // It was another video's after all, which has just written it down: look again.
                () ->
                        soFar(
                                video,
                                Patience.MOMENT,
                                "The job that looked like it is another video's."));
    }

    private Duration wait(Video video, Optional<Duration> wish) {
        Duration elapsed = Duration.between(video.createdAt(), clock.instant());
        return pace.next(elapsed, OptionalInt.empty(), wish);
    }

    private SubmitOutcome soFar(Video video, Duration wait, String why) {
        return Unclear.soFar(video, wait, why, clock.instant());
    }
}
