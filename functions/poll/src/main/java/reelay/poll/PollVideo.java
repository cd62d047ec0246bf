package reelay.poll;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.OptionalInt;
import reelay.aws.AwsClients;
import reelay.aws.Secrets;
import reelay.catalog.PollRecords;
import reelay.catalog.VideoCatalog;
import reelay.provider.LookAnswer;
import reelay.provider.ProviderCallbacks;
import reelay.provider.ProviderError;
import reelay.provider.ProviderWiring;
import reelay.provider.VideoProvider;
import reelay.provider.VideoProviders;
import reelay.provider.job.JobState;
import reelay.provider.job.JobView;
import reelay.provider.refusal.CleanText;
import reelay.video.Failure;
import reelay.video.FailureCode;
import reelay.video.Job;
import reelay.video.StepLog;
import reelay.video.Video;
import reelay.video.VideoState;
import reelay.video.metric.Metric;
import reelay.video.metric.Metrics;
import reelay.video.step.Pace;
import reelay.video.step.PollOutcome;
import reelay.video.step.StepInput;

/** Asks the provider once how a job is doing, and notes it in the video's item. */
final class PollVideo {

    /** A job is lost when the provider says so this often in a row, over this time. */
    private static final int LOOKS_UNTIL_LOST = 3;

    private static final Duration TIME_UNTIL_LOST = Duration.ofMinutes(1);

    /** Longest of the provider's sentences that is told at the deadline, in characters. */
    private static final int LONGEST_SEEN = 300;

    private static final String REMOVED = "it said that it had removed the job";

    /** A finished job is not a finished video: the last per cent is storing it. */
    private static final int MOST_PROGRESS = 99;

    private final VideoCatalog catalog;
    private final VideoProviders providers;
    private final Pace pace;
    private final ProviderCallbacks callbacks;
    private final Metrics metrics;
    private final InstantSource clock;

    PollVideo(
            VideoCatalog catalog,
            VideoProviders providers,
            Pace pace,
            ProviderCallbacks callbacks,
            Metrics metrics,
            InstantSource clock) {
        this.catalog = catalog;
        this.providers = providers;
        this.pace = pace;
        this.callbacks = callbacks;
        this.metrics = metrics;
        this.clock = clock;
    }

    static PollVideo of(PollSettings settings, AwsClients aws) {
        InstantSource clock = InstantSource.system();
        Secrets secrets = Secrets.of(aws, clock);
        return new PollVideo(
                new VideoCatalog(aws.dynamoDb(), settings.videosTable()),
                new ProviderWiring(settings.provider(), secrets::text, clock).videos(),
                Pace.ofPolls(new SecureRandom()),
                settings.callbacks(),
                new Metrics(settings.metrics(), clock),
                clock);
    }

    /**
     * Polls, and answers what an execution may know: the message of a failure stays in the item.
     */
    PollOutcome answer(StepInput input) {
        PollOutcome outcome = poll(input);
        return switch (outcome) {
            case PollOutcome.Failed(Failure failure) -> {
                metrics.failed(input.videoId(), failure.code());
                yield new PollOutcome.Failed(catalog.keepMessage(input.videoId(), failure));
            }
            case PollOutcome.Running _, PollOutcome.Finished _, PollOutcome.AlreadyFinal _ ->
                    outcome;
        };
    }

    PollOutcome poll(StepInput input) {
        Optional<Video> found = catalog.find(input.videoId());
        if (found.isEmpty()) {
            return new PollOutcome.AlreadyFinal();
        }
        Video video = found.get();
        return switch (video.state()) {
            case VideoState.Adopted(Job job) -> look(video, job);
            case VideoState.Running(Job job, int _) -> look(video, job);
            case VideoState.Completed _, VideoState.Failed _ -> new PollOutcome.AlreadyFinal();
            case VideoState.Queued _ ->
                    throw new IllegalStateException("video " + video.id() + " has no job to poll");
        };
    }

    private PollOutcome look(Video video, Job job) {
        if (job.result().isPresent()) {
            return new PollOutcome.Finished();
        }
        Instant now = clock.instant();
        Duration elapsed = Duration.between(job.submittedAt(), now);
        Optional<VideoProvider> provider = providers.ofKind(job.provider());
        if (provider.isEmpty()) {
            return nobodyToAsk(video, job, elapsed);
        }
        metrics.line().about(video.id()).count(Metric.POLLS, 1).write();
        PollOutcome outcome =
                switch (provider.get().look(job.id())) {
                    case LookAnswer.Seen seen -> seen(video, seen.job(), elapsed, now);
                    case LookAnswer.Lost lost ->
                            missed(video, elapsed, now, seen(lost.error()), answered(lost.error()));
                    case LookAnswer.Unavailable unavailable ->
                            unavailable(video, elapsed, unavailable.error());
                };
        return outcome instanceof PollOutcome.Running running
                        && callbacks.expectedOf(provider.get())
                ? unlessCalledBack(running)
                : outcome;
    }

    /** Who calls when something changes is asked once in a while only, in case a call got lost. */
    private static PollOutcome unlessCalledBack(PollOutcome.Running running) {
        return running.waitSeconds().compareTo(ProviderCallbacks.SAFETY_NET) < 0
                ? new PollOutcome.Running(ProviderCallbacks.SAFETY_NET, running.seen())
                : running;
    }

    /** The job is paid for and goes on there, so it is waited for until its deadline. */
    private PollOutcome nobodyToAsk(Video video, Job job, Duration elapsed) {
        StepLog.warn("poll.not_deployed", video.id(), job.provider());
        return new PollOutcome.Running(
                pace.next(elapsed, OptionalInt.empty(), Optional.empty()),
                "it could not be asked: the deployment's Providers names no "
                        + job.provider()
                        + " any more, which has the job; put it back");
    }

    private PollOutcome seen(Video video, JobView job, Duration elapsed, Instant now) {
        if (job.state() == JobState.GONE) {
            return missed(video, elapsed, now, REMOVED, REMOVED);
        }
        int progress = Math.min(job.progress().orElse(video.progress()), MOST_PROGRESS);
        String word = CleanText.withoutPrompt(job.statusWord(), video.request().prompt());
        if (!catalog.polls().recordPoll(video.id(), progress, word, now)) {
            return new PollOutcome.AlreadyFinal();
        }
        job.cost()
                .filter(cost -> !video.acceptedJob().flatMap(Job::cost).equals(Optional.of(cost)))
                .ifPresent(cost -> catalog.polls().recordCost(video.id(), cost));
        return switch (job.state()) {
            case QUEUED, RUNNING, UNKNOWN, GONE ->
                    new PollOutcome.Running(
                            pace.next(elapsed, job.progress(), job.askAgainIn()),
                            word.isEmpty()
                                    ? "its answer had no status"
                                    : "its status was '" + word + "'");
            case COMPLETED -> new PollOutcome.Finished();
            case FAILED ->
                    failed(
                            video,
                            job.failure()
                                    .orElse(
                                            new Failure(
                                                    FailureCode.GENERATION_FAILED,
                                                    "The provider says "
                                                            + word
                                                            + " and gives no reason.")));
        };
    }

    /**
     * One answer that the job is unknown may be a server that has just started, or one of several
     * that does not know it yet; many over a while are the provider's word.
     *
     * @param seen what was seen, in words of ours
     * @param answered the same in the provider's words
     */
    private PollOutcome missed(
            Video video, Duration elapsed, Instant now, String seen, String answered) {
        Optional<PollRecords.Missed> missed = catalog.polls().recordMissed(video.id(), now);
        if (missed.isEmpty()) {
            return new PollOutcome.AlreadyFinal();
        }
        int looks = missed.get().looks();
        Duration time = Duration.between(missed.get().since(), now);
        if (looks < LOOKS_UNTIL_LOST || time.compareTo(TIME_UNTIL_LOST) < 0) {
            StepLog.info("poll.missed", video.id(), looks + " times");
            return new PollOutcome.Running(
                    pace.next(elapsed, OptionalInt.empty(), Optional.empty()), seen);
        }
        return failed(
                video,
                new Failure(
                        FailureCode.JOB_LOST,
                        "The provider took the video and no longer knows it: asked %d times in %d"
                                        .formatted(looks, time.toSeconds())
                                + " seconds, "
                                + answered
                                + ". It may have been restarted; ask again for a new one."));
    }

    private static PollOutcome failed(Video video, Failure failure) {
        StepLog.info("poll.failed", video.id(), failure.code().word());
        String message = CleanText.withoutPrompt(failure.message(), video.request().prompt());
        return new PollOutcome.Failed(new Failure(failure.code(), message));
    }

    /** The job goes on whether we can see it or not, so every such trouble is a reason to wait. */
    private PollOutcome unavailable(Video video, Duration elapsed, ProviderError error) {
        StepLog.info("poll.unavailable", video.id(), error.kind().word());
        return new PollOutcome.Running(
                pace.next(elapsed, OptionalInt.empty(), error.retryAfter()), seen(error));
    }

    /** What the execution may know of an answer. */
    private static String seen(ProviderError error) {
        return error.httpStatus().isPresent()
                ? "it answered %d (%s)"
                        .formatted(error.httpStatus().getAsInt(), error.kind().word())
                : "it could not be asked (%s)".formatted(error.kind().word());
    }

    private static String answered(ProviderError error) {
        String message = error.message().strip();
        String told = message.substring(0, Math.min(message.length(), LONGEST_SEEN));
        String sentence = told.endsWith(".") ? told.substring(0, told.length() - 1) : told;
        return error.httpStatus().isPresent()
                ? "it answered " + error.httpStatus().getAsInt() + ": " + sentence
                : sentence;
    }
}
