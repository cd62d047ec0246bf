package reelay.submit;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Function;
import reelay.catalog.SubmitClaims;
import reelay.catalog.VideoCatalog;
import reelay.provider.ProviderError;
import reelay.provider.ProviderErrorKind;
import reelay.provider.SubmitAnswer;
import reelay.provider.job.JobRequest;
import reelay.provider.target.Target;
import reelay.video.FailureCode;
import reelay.video.Job;
import reelay.video.StepLog;
import reelay.video.Video;
import reelay.video.VideoId;
import reelay.video.VideoState;
import reelay.video.step.SubmitOutcome;

/**
 * Asks one target for a video, once: claims the right to in the video's item, sends the request,
 * and decides what each answer comes to.
 */
record AskTarget(
        VideoCatalog catalog,
        SubmitClaims claims,
        JobRequests requests,
        Function<Target, Holding> holdings,
        KeepJob keepJob,
        CallbackAddresses callbacks,
        NextTarget next,
        Patience patience,
        InstantSource clock) {

    /** What is said while the claim is another try's. */
    static final String BEING_SUBMITTED =
            "Another try has asked the provider and has not written down what came of it.";

    /** Takes the right to call the provider; false when somebody else has it. */
    private interface Claim {
        boolean take(VideoId id, int attempt, String target, Instant now);
    }

    /** Of a video that nobody claimed. */
    SubmitOutcome first(Submission submission, VideoState.Queued queued) {
        return claimed(submission, queued, catalog.submits()::claim);
    }

    /** Of a video whose earlier submit certainly made no job. */
    SubmitOutcome again(Submission submission, VideoState.Queued queued) {
        return claimed(submission, queued, catalog.submits()::reclaim);
    }

    /**
     * The request is whole before the claim: trouble with it, or with the address to call back at,
     * must not look like an unclear submit.
     */
    private SubmitOutcome claimed(Submission submission, VideoState.Queued queued, Claim claim) {
        Video video = submission.video();
        return switch (requests.write(video, submission.target())) {
            case JobRequests.Written.Impossible(var failure) -> {
                StepLog.info("submit." + failure.code().word(), video.id(), operation(video));
                yield new SubmitOutcome.Refused(failure);
            }
            case JobRequests.Written.Ready(JobRequest request) -> {
                try (request) {
                    Optional<ProviderError> obstacle =
                            submission.provider().prepare(submission.target().model());
                    if (obstacle.isPresent()) {
                        yield declined(submission, obstacle.get());
                    }
                    JobRequest told = callbacks.in(request, submission.provider());
                    claims.note(submission.asking(), clock.instant());
                    int attempt = queued.submits() + 1;
                    yield claim.take(
                                    video.id(),
                                    attempt,
                                    submission.target().word(),
                                    clock.instant())
                            ? call(submission, told, attempt)
                            : Unclear.soFar(
                                    video, Patience.MOMENT, BEING_SUBMITTED, clock.instant());
                }
            }
        };
    }

    private static String operation(Video video) {
        return video.request().operation().kind().word();
    }

    private SubmitOutcome call(Submission submission, JobRequest request, int attempt) {
        Video video = submission.video();
        SubmitAnswer answer = submission.provider().submit(request);
        return switch (answer) {
            case SubmitAnswer.Accepted accepted ->
                    keepJob.keep(
                            submission,
                            keepJob.job(submission, accepted.job()),
                            attempt,
                            accepted.job().askAgainIn(),
                            () -> taken(video));
            case SubmitAnswer.Finished finished ->
                    keepJob.keep(
                            submission,
                            finishedJob(submission, finished),
                            attempt,
                            Optional.of(Patience.MOMENT),
                            () -> taken(video));
            case SubmitAnswer.Declined(ProviderError error) when error.saidInSuccess() ->
                    forGood(
                            video,
                            holdings.apply(submission.target()).refusedForGood(video, error));
            case SubmitAnswer.Unreadable unreadable ->
                    forGood(video, Unclear.forGood(video, unreadable.explanation()));
            case SubmitAnswer.Declined declined -> {
                next.fixUnlessFree(submission, answer);
                catalog.submits().release(video.id(), attempt);
                claims.forget(submission.asking());
                yield declined(submission, declined.error());
            }
            case SubmitAnswer.Unclear unclear -> {
                StepLog.warn("submit.unclear", video.id(), unclear.explanation());
                yield Unclear.soFar(
                        video,
                        patience.call(),
                        "The provider was asked, and its answer was lost or not to be read.",
                        clock.instant());
            }
        };
    }

    private Job finishedJob(Submission submission, SubmitAnswer.Finished finished) {
        return new Job(
                finished.jobId().orElseGet(() -> Job.unnamed(submission.id())),
                submission.provider().name(),
                clock.instant(),
                Optional.of(finished.result()));
    }

    /**
     * Somebody adopted our job before we could write it down, or the provider gave it to two. It
     * was answered with a job, so it may have been paid for: never again.
     */
    private SubmitOutcome taken(Video video) {
        return forGood(video, Unclear.forGood(video, "another video has the job it answered with"));
    }

    /**
     * After an answer of success nobody ever submits again, even if this process dies now: the
     * claim stays, with what it came to.
     */
    private SubmitOutcome forGood(Video video, SubmitOutcome.Refused verdict) {
        KeepEvidence.of(
                video, () -> catalog.submits().recordVerdict(video.id(), verdict.failure()));
        return verdict;
    }

    private SubmitOutcome declined(Submission submission, ProviderError error) {
        Video video = submission.video();
        StepLog.info("submit.declined", video.id(), error.kind().word());
        if (error.kind() == ProviderErrorKind.NOT_FOUND && requests.canSendCopy(video)) {
            // Noted first, so that also a later look for the job knows what was asked for.
            catalog.submits().recordSourceLost(video.id());
            return new SubmitOutcome.Busy(
                    Patience.MOMENT,
                    GivingUp.untaken(
                            FailureCode.SOURCE_GONE,
                            "The provider no longer has the video this one is made from.",
                            video,
                            clock.instant()));
        }
        SubmitOutcome alone =
                MissingForDerived.of(video, submission.provider().name(), error)
                        .orElseGet(
                                () -> holdings.apply(submission.target()).declined(video, error));
        return next.after(submission, error, alone);
    }
}
