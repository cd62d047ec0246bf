package reelay.submit;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import reelay.aws.AwsClients;
import reelay.aws.Secrets;
import reelay.catalog.SubmitClaims;
import reelay.catalog.VideoBucket;
import reelay.catalog.VideoCatalog;
import reelay.provider.FindAnswer;
import reelay.provider.ProviderError;
import reelay.provider.ProviderErrorKind;
import reelay.provider.ProviderWiring;
import reelay.provider.SubmitAnswer;
import reelay.provider.VideoProvider;
import reelay.provider.VideoProviders;
import reelay.provider.job.JobRequest;
import reelay.provider.job.JobTraits;
import reelay.provider.job.JobView;
import reelay.provider.target.Target;
import reelay.video.Failure;
import reelay.video.FailureCode;
import reelay.video.Job;
import reelay.video.ResultLink;
import reelay.video.StepLog;
import reelay.video.Video;
import reelay.video.VideoId;
import reelay.video.VideoState;
import reelay.video.metric.Metrics;
import reelay.video.step.Pace;
import reelay.video.step.StepInput;
import reelay.video.step.SubmitOutcome;

/**
 * Hands a video to the provider, which costs money and has no undo. The right to do so is claimed
 * in the video's item first; whoever finds a claim without a job looks for the job instead of
 * asking for a second one.
 */
final class SubmitVideo {

    /**
     * How far the provider's clock may be behind ours when its jobs are compared with our claim.
     */
    private static final Duration CLOCK_SKEW = Duration.ofMinutes(1);

    private static final Duration MOMENT = Duration.ofSeconds(2);

    private static final String BEING_SUBMITTED =
            "Another try has asked the provider and has not written down what came of it.";

    private final VideoCatalog catalog;
    private final SubmitClaims claims;
    private final LostSubmit lost;
    private final JobRequests requests;
    private final Targets targets;
    private final NextTarget next;
    private final Function<Target, Holding> holdings;
    private final Patience patience;
    private final Pace pace;
    private final SubmitMetrics metrics;
    private final InstantSource clock;

    SubmitVideo(
            VideoCatalog catalog,
            SubmitClaims claims,
            JobRequests requests,
            VideoProviders providers,
            Function<Target, Holding> holdings,
            Patience patience,
            Pace pace,
            SubmitMetrics metrics,
            InstantSource clock) {
        this.catalog = catalog;
        this.claims = claims;
        this.lost = new LostSubmit(catalog, claims);
        this.requests = requests;
        this.targets = new Targets(catalog, providers);
        this.next = new NextTarget(catalog, clock);
        this.holdings = holdings;
        this.patience = patience;
        this.pace = pace;
        this.metrics = metrics;
        this.clock = clock;
    }

    static SubmitVideo of(SubmitSettings settings, AwsClients aws) {
        InstantSource clock = InstantSource.system();
        Secrets secrets = Secrets.of(aws, clock);
        ProviderWiring provider = new ProviderWiring(settings.provider(), secrets::text, clock);
        VideoCatalog catalog = new VideoCatalog(aws.dynamoDb(), settings.videosTable());
        Pace pace = Pace.ofSubmits(new SecureRandom());
        return new SubmitVideo(
                catalog,
                new SubmitClaims(aws.dynamoDb(), settings.videosTable()),
                new JobRequests(
                        catalog,
                        VideoBucket.of(aws, settings.videosBucket()),
                        settings.abilities()),
                provider.videos(settings.models()),
                Holding.of(settings, aws, catalog, provider::credentials, pace, clock),
                settings.patience(),
                pace,
                new SubmitMetrics(new Metrics(settings.metrics(), clock), settings.prices()),
                clock);
    }

    /** Submits, and answers what an execution may know: messages of failures stay in the item. */
    SubmitOutcome answer(StepInput input) {
        SubmitOutcome outcome = submit(input);
        metrics.answered(input.videoId(), outcome);
        return switch (outcome) {
            case SubmitOutcome.Busy(Duration wait, Failure failure) ->
                    new SubmitOutcome.Busy(wait, catalog.keepMessage(input.videoId(), failure));
            case SubmitOutcome.Held(Duration wait, Failure failure) ->
                    new SubmitOutcome.Held(wait, catalog.keepMessage(input.videoId(), failure));
            case SubmitOutcome.Refused(Failure failure) ->
                    new SubmitOutcome.Refused(catalog.keepMessage(input.videoId(), failure));
            case SubmitOutcome.Accepted _, SubmitOutcome.AlreadyFinal _ -> outcome;
        };
    }

    SubmitOutcome submit(StepInput input) {
        Optional<Video> found = catalog.find(input.videoId());
        if (found.isEmpty()) {
            return new SubmitOutcome.AlreadyFinal();
        }
        Video video = found.get();
        return switch (video.state()) {
            case VideoState.Queued queued -> queued(video, queued);
            case VideoState.Adopted _, VideoState.Running _ -> new SubmitOutcome.Accepted(MOMENT);
            case VideoState.Completed _, VideoState.Failed _ -> new SubmitOutcome.AlreadyFinal();
        };
    }

    private SubmitOutcome queued(Video video, VideoState.Queued queued) {
        if (queued.submitStartedAt().isPresent()) {
            Optional<Failure> verdict = catalog.submits().verdict(video.id());
            return verdict.isPresent()
                    ? new SubmitOutcome.Refused(verdict.get())
                    : earlier(video, queued, queued.submitStartedAt().get());
        }
        List<Target> possible = targets.possible(video);
        Optional<Target> target = Targets.next(possible, video.asked().tried(), clock.instant());
        if (target.isEmpty()) {
            return next.whenAllRefused(video, possible, video.asked().tried());
        }
        Optional<VideoProvider> provider = targets.provider(target.get());
        if (provider.isEmpty()) {
            return notDeployed(video, target.get());
        }
        Submission submission = new Submission(video, possible, target.get(), provider.get());
        // Where another may be asked, nobody waits for what this one's account may lack.
        return !submission.only()
                ? claimed(submission, queued, catalog.submits()::claim)
                : holdings.apply(submission.target())
                        .stillHeld(video)
                        .orElseGet(() -> claimed(submission, queued, catalog.submits()::claim));
    }

    /** Who alone can make it is no part of the deployment any more. */
    private SubmitOutcome notDeployed(Video video, Target target) {
        if (video.asked().fixed()) {
            return waitFor(video, target);
        }
        StepLog.warn("submit.not_deployed", video.id(), target.kind());
        return new SubmitOutcome.Refused(
                new Failure(
                        FailureCode.SOURCE_GONE,
                        "The video this one is made from is at %1$s, which the deployment's Providers does not name any more. Put %1$s back there, and ask again."
                                .formatted(target.kind())));
    }

    /** It may have been taken there, so nobody else is asked. */
    private SubmitOutcome waitFor(Video video, Target target) {
        StepLog.warn("submit.not_deployed", video.id(), target.kind());
        return notClearYet(
                video,
                wait(video, Optional.empty()),
                "It was handed to %1$s, which the deployment's Providers does not name any more; put %1$s back there."
                        .formatted(target.kind()));
    }

    /** Takes the right to call the provider; false when somebody else has it. */
    private interface Claim {
        boolean take(VideoId id, int attempt, String target, Instant now);
    }

    /**
     * The request is read before the claim: trouble with it must not look like an unclear submit.
     */
    private SubmitOutcome claimed(Submission submission, VideoState.Queued queued, Claim claim) {
        Video video = submission.video();
        return switch (requests.write(video, submission.target())) {
            case JobRequests.Written.Impossible(Failure failure) -> {
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
                    claims.note(submission.asking(), clock.instant());
                    int attempt = queued.submits() + 1;
                    yield claim.take(
                                    video.id(),
                                    attempt,
                                    submission.target().word(),
                                    clock.instant())
                            ? call(submission, request, attempt)
                            : notClearYet(video, MOMENT, BEING_SUBMITTED);
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
                    keep(
                            submission,
                            job(submission, accepted.job()),
                            attempt,
                            accepted.job().askAgainIn());
            case SubmitAnswer.Finished(Optional<String> jobId, ResultLink result) ->
                    keep(
                            submission,
                            new Job(
                                    jobId.orElseGet(() -> Job.unnamed(video.id())),
                                    submission.provider().name(),
                                    clock.instant(),
                                    Optional.of(result)),
                            attempt,
                            Optional.of(MOMENT));
            case SubmitAnswer.Declined(ProviderError error) when error.saidInSuccess() ->
                    forGood(
                            video,
                            holdings.apply(submission.target()).refusedForGood(video, error));
            case SubmitAnswer.Unreadable unreadable ->
                    forGood(video, unclear(video, unreadable.explanation()));
            case SubmitAnswer.Declined declined -> {
                next.fixUnlessFree(submission, answer);
                catalog.submits().release(video.id(), attempt);
                claims.forget(submission.asking());
                yield declined(submission, declined.error());
            }
            case SubmitAnswer.Unclear unclear -> {
                StepLog.warn("submit.unclear", video.id(), unclear.explanation());
                yield notClearYet(
                        video,
                        patience.call(),
                        "The provider was asked, and its answer was lost or not to be read.");
            }
        };
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

    private SubmitOutcome keep(
            Submission submission, Job job, int attempt, Optional<Duration> askAgainIn) {
        Video video = submission.video();
        return switch (catalog.recordJob(video.id(), job)) {
            case RECORDED -> recorded(submission, attempt, askAgainIn);
            // Somebody adopted our job before we could write it down, or the provider gave it to
            // two. It was answered with a job, so it may have been paid for: never again.
            case JOB_TAKEN ->
                    forGood(video, unclear(video, "another video has the job it answered with"));
            case VIDEO_CLOSED -> closedMeanwhile(submission, job);
        };
    }

    private Job job(Submission submission, JobView seen) {
        return new Job(seen.id(), submission.provider().name(), clock.instant());
    }

    private SubmitOutcome recorded(
            Submission submission, int attempt, Optional<Duration> askAgainIn) {
        StepLog.info("submit.accepted", submission.id(), "attempt " + attempt);
        metrics.accepted(submission);
        claims.forget(submission.asking());
        holdings.apply(submission.target()).accepted(submission.video());
        return new SubmitOutcome.Accepted(
                pace.next(Duration.ZERO, OptionalInt.empty(), askAgainIn));
    }

    /**
     * The video got another job, was deleted or failed while we were calling; ours is not needed.
     */
    private SubmitOutcome closedMeanwhile(Submission submission, Job job) {
        Video video = submission.video();
        Optional<Video> now = catalog.find(video.id());
        Optional<Job> kept = now.flatMap(Video::acceptedJob);
        if (kept.isPresent() && kept.get().id().equals(job.id())) {
            return new SubmitOutcome.Accepted(MOMENT);
        }
        StepLog.warn(
                "submit.job_not_needed",
                video.id(),
                job.named()
                        ? submission.provider().delete(job.id()).getClass().getSimpleName()
                        : "it has no name to delete it by");
        return kept.isPresent() && !now.get().status().terminal()
                ? new SubmitOutcome.Accepted(MOMENT)
                : new SubmitOutcome.AlreadyFinal();
    }

    private SubmitOutcome declined(Submission submission, ProviderError error) {
        Video video = submission.video();
        StepLog.info("submit.declined", video.id(), error.kind().word());
        if (error.kind() == ProviderErrorKind.NOT_FOUND && requests.canSendCopy(video)) {
            // Noted first, so that also a later look for the job knows what was asked for.
            catalog.submits().recordSourceLost(video.id());
            return new SubmitOutcome.Busy(
                    MOMENT,
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

    private Duration wait(Video video, Optional<Duration> wish) {
        Duration elapsed = Duration.between(video.createdAt(), clock.instant());
        return pace.next(elapsed, OptionalInt.empty(), wish);
    }

    /**
     * An earlier try claimed the submit and never wrote down what came of it: what it made is
     * looked for where it was handed to, wherever the model is made by now.
     */
    private SubmitOutcome earlier(Video video, VideoState.Queued queued, Instant startedAt) {
        Target target = targets.claimed(video);
        Optional<VideoProvider> provider = targets.provider(target);
        return provider.isPresent()
                ? resolveUnclear(
                        new Submission(video, List.of(target), target, provider.get()),
                        queued,
                        startedAt)
                : waitFor(video, target);
    }

    private SubmitOutcome resolveUnclear(
            Submission submission, VideoState.Queued queued, Instant startedAt) {
        Video video = submission.video();
        Duration left = Duration.between(clock.instant(), startedAt.plus(patience.call()));
        if (left.isPositive()) {
            return notClearYet(video, left, BEING_SUBMITTED);
        }
        FindAnswer answer = submission.provider().find(traits(submission, startedAt));
        return switch (answer) {
            case FindAnswer.Found found -> settle(submission, queued, startedAt, found);
            case FindAnswer.CannotTell cannot -> unclear(video, cannot.explanation());
            case FindAnswer.Unavailable unavailable ->
                    notClearYet(
                            video,
                            wait(video, unavailable.error().retryAfter()),
                            "The provider's jobs could not be listed (%s)."
                                    .formatted(unavailable.error().kind().word()));
        };
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
        LostSubmit.Judgement judgement = lost.judge(submission.asking(), found, left);
        return switch (judgement.settlement().decision()) {
            case ADOPT -> adopt(submission, queued.submits(), judgement.job().orElseThrow());
            case LOOK_AGAIN ->
                    notClearYet(
                            video, left, "The provider does not list a job for this video so far.");
            case UNCLEAR -> unclear(video, judgement.explanation());
            case SUBMIT_AGAIN -> claimed(submission, queued, catalog.submits()::reclaim);
        };
    }

    private SubmitOutcome adopt(Submission submission, int attempt, JobView found) {
        Video video = submission.video();
        StepLog.info("submit.adopted", video.id(), "attempt " + attempt);
        Job job = job(submission, found);
        return switch (catalog.recordJob(video.id(), job)) {
            case RECORDED -> recorded(submission, attempt, found.askAgainIn());
            // It was another video's after all, which has just written it down: look again.
            case JOB_TAKEN ->
                    notClearYet(video, MOMENT, "The job that looked like it is another video's.");
            case VIDEO_CLOSED -> closedMeanwhile(submission, job);
        };
    }

    private SubmitOutcome notClearYet(Video video, Duration wait, String why) {
        return new SubmitOutcome.Busy(wait, GivingUp.unclear(why, video, clock.instant()));
    }

    private static SubmitOutcome.Refused unclear(Video video, String explanation) {
        StepLog.warn("submit.unclear", video.id(), explanation);
        return new SubmitOutcome.Refused(
                new Failure(
                        FailureCode.SUBMIT_UNCLEAR,
                        """
                        The provider may have taken this video, and there is no telling: %s. Look \
                        for it there before you ask again, or you may pay twice. If it is there, an \
                        operator makes a video of it without paying again: POST /v1/videos with its \
                        job_id, or ./reelay adopt JOB_ID.\
                        """
                                .formatted(explanation)));
    }
}
