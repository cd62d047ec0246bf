package reelay.submit;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.function.Supplier;
import reelay.catalog.SubmitClaims;
import reelay.catalog.VideoCatalog;
import reelay.provider.DeleteAnswer;
import reelay.provider.job.JobView;
import reelay.provider.target.Target;
import reelay.video.Job;
import reelay.video.StepLog;
import reelay.video.Video;
import reelay.video.step.Pace;
import reelay.video.step.SubmitOutcome;

/** Writes the provider's job into the video's item, which alone makes it the video's. */
record KeepJob(
        VideoCatalog catalog,
        SubmitClaims claims,
        Function<Target, Holding> holdings,
        Pace pace,
        CallbackAddresses callbacks,
        SubmitMetrics metrics,
        InstantSource clock) {

    private static final String NOT_NEEDED = "submit.job_not_needed";

    /** The job as it is kept. */
    Job job(Submission submission, JobView seen) {
        return new Job(seen.id(), submission.provider().name(), clock.instant());
    }

    /**
     * @param attempt which submit made it, for the log
     * @param askAgainIn when the provider wishes to be asked about it
     * @param taken what to do when another video has that job
     */
    SubmitOutcome keep(
            Submission submission,
            Job job,
            int attempt,
            Optional<Duration> askAgainIn,
            Supplier<SubmitOutcome> taken) {
        return switch (catalog.recordJob(submission.id(), job)) {
            case RECORDED -> recorded(submission, attempt, askAgainIn);
            case JOB_TAKEN -> taken.get();
            case VIDEO_CLOSED -> closedMeanwhile(submission, job);
        };
    }

    private SubmitOutcome recorded(
            Submission submission, int attempt, Optional<Duration> askAgainIn) {
        StepLog.info("submit.accepted", submission.id(), "attempt " + attempt);
        metrics.accepted(submission);
        claims.forget(submission.asking());
        holdings.apply(submission.target()).accepted(submission.video());
        return new SubmitOutcome.Accepted(
                callbacks.firstWait(
                        submission.provider(),
                        () -> pace.next(Duration.ZERO, OptionalInt.empty(), askAgainIn)));
    }

    /**
     * The video got another job, was deleted or failed while we were calling; ours is not needed.
     */
    private SubmitOutcome closedMeanwhile(Submission submission, Job job) {
        Optional<Video> now = catalog.find(submission.id());
        Optional<Job> kept = now.flatMap(Video::acceptedJob);
        if (kept.isPresent() && kept.get().id().equals(job.id())) {
            return new SubmitOutcome.Accepted(Patience.MOMENT);
        }
        if (job.named()) {
            notNeeded(submission, job);
        } else {
            StepLog.warn(NOT_NEEDED, submission.id(), "it has no name to delete it by");
        }
        return kept.isPresent() && !now.get().status().terminal()
                ? new SubmitOutcome.Accepted(Patience.MOMENT)
                : new SubmitOutcome.AlreadyFinal();
    }

    /**
     * Whose the job was is known, so the note may go: others who ask for the same words need not
     * wait to hear of it. What the provider keeps must not become another video's.
     */
    private void notNeeded(Submission submission, Job job) {
        DeleteAnswer deleted = submission.provider().delete(job.id());
        StepLog.warn(NOT_NEEDED, submission.id(), deleted.getClass().getSimpleName());
        switch (deleted) {
            case DeleteAnswer.Deleted _ -> {}
            case DeleteAnswer.NotDeleted _ -> catalog.reserveJob(submission.id(), job);
        }
        claims.forget(submission.asking());
    }
}
