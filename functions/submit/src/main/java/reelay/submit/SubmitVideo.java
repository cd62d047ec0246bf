package reelay.submit;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import reelay.aws.AwsClients;
import reelay.aws.Secrets;
import reelay.catalog.CallbackTokens;
import reelay.catalog.SubmitClaims;
import reelay.catalog.VideoCatalog;
import reelay.catalog.bucket.VideoBucket;
import reelay.provider.ProviderWiring;
import reelay.provider.VideoProvider;
import reelay.provider.VideoProviders;
import reelay.provider.target.Target;
import reelay.video.Failure;
import reelay.video.FailureCode;
import reelay.video.StepLog;
import reelay.video.Video;
import reelay.video.VideoState;
import reelay.video.metric.Metrics;
import reelay.video.step.Pace;
import reelay.video.step.StepInput;
import reelay.video.step.SubmitOutcome;
import reelay.workflow.EventBus;

/**
 * Hands a video to the provider, which costs money and has no undo. The right to do so is claimed
 * in the video's item first; whoever finds a claim without a job looks for the job instead of
 * asking for a second one.
 */
final class SubmitVideo {

    private final VideoCatalog catalog;
    private final Targets targets;
    private final NextTarget next;
    private final Function<Target, Holding> holdings;
    private final AskTarget ask;
    private final ResolveLostSubmit lost;
    private final HoldNews news;
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
            CallbackAddresses callbacks,
            HoldNews news,
            SubmitMetrics metrics,
            InstantSource clock) {
        KeepJob keepJob = new KeepJob(catalog, claims, holdings, pace, callbacks, metrics, clock);
        this.catalog = catalog;
        this.targets = new Targets(catalog, providers);
        this.next = new NextTarget(catalog, clock);
        this.holdings = holdings;
        this.ask =
                new AskTarget(
                        catalog, claims, requests, holdings, keepJob, callbacks, next, patience,
                        clock);
        this.lost =
                new ResolveLostSubmit(
                        new LostSubmit(catalog, claims),
                        requests,
                        targets,
                        ask,
                        keepJob,
                        patience,
                        pace,
                        clock);
        this.news = news;
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
                CallbackAddresses.of(
                        settings.callbacks(),
                        new CallbackTokens(aws.dynamoDb(), settings.videosTable())),
                new HoldNews(catalog, EventBus.of(aws, settings.eventBus())),
                new SubmitMetrics(new Metrics(settings.metrics(), clock), settings.prices()),
                clock);
    }

    /** Submits, and answers what an execution may know: messages of failures stay in the item. */
    SubmitOutcome answer(StepInput input) {
        SubmitOutcome outcome = submit(input);
        metrics.answered(input.videoId(), outcome);
        return switch (outcome) {
            case SubmitOutcome.Busy(Duration wait, Failure failure) ->
                    new SubmitOutcome.Busy(
                            wait, catalog.keepMessageIfPossible(input.videoId(), failure));
            case SubmitOutcome.Held(Duration wait, Failure failure) ->
                    new SubmitOutcome.Held(
                            wait, catalog.keepMessageIfPossible(input.videoId(), failure));
            case SubmitOutcome.Refused(Failure failure) ->
                    new SubmitOutcome.Refused(
                            catalog.keepMessageIfPossible(input.videoId(), failure));
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
            case VideoState.Queued queued -> {
                SubmitOutcome outcome = queued(video, queued);
                news.tell(video, outcome);
                yield outcome;
            }
            case VideoState.Adopted _, VideoState.Running _ ->
                    new SubmitOutcome.Accepted(Patience.MOMENT);
            case VideoState.Completed _, VideoState.Failed _ -> new SubmitOutcome.AlreadyFinal();
        };
    }

    private SubmitOutcome queued(Video video, VideoState.Queued queued) {
        if (queued.submitStartedAt().isPresent()) {
            Optional<Failure> verdict = catalog.submits().verdict(video.id());
            return verdict.isPresent()
                    ? new SubmitOutcome.Refused(verdict.get())
                    : lost.resolve(video, queued, queued.submitStartedAt().get());
        }
        List<Target> possible = targets.possible(video);
        Optional<Target> target = Targets.next(possible, video.asked().tried(), clock.instant());
        if (target.isEmpty()) {
            return next.whenAllRefused(video, possible, video.asked().tried());
        }
        Optional<VideoProvider> provider = targets.provider(target.get());
        if (provider.isEmpty()) {
            return video.asked().fixed()
                    ? lost.notDeployed(video, target.get())
                    : notDeployed(video, target.get());
        }
        Submission submission = new Submission(video, possible, target.get(), provider.get());
        // Where another may be asked, nobody waits for what this one's account may lack.
        return !submission.only()
                ? ask.first(submission, queued)
                : holdings.apply(submission.target())
                        .stillHeld(video)
                        .orElseGet(() -> ask.first(submission, queued));
    }

    /** Who alone can make it is no part of the deployment any more. */
    private static SubmitOutcome notDeployed(Video video, Target target) {
        StepLog.warn("submit.not_deployed", video.id(), target.kind());
        return new SubmitOutcome.Refused(
                new Failure(
                        FailureCode.SOURCE_GONE,
                        "The video this one is made from is at %1$s, which the deployment's Providers does not name any more. Put %1$s back there, and ask again."
                                .formatted(target.kind())));
    }
}
