package reelay.sweep;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;
import reelay.aws.AwsClients;
import reelay.catalog.UnsettledVideos;
import reelay.catalog.UnsettledVideos.Standing;
import reelay.catalog.UnsettledVideos.Unsettled;
import reelay.catalog.bucket.VideoBucket;
import reelay.video.FailureCode;
import reelay.video.RecordedFailure;
import reelay.video.StepLog;
import reelay.video.VideoId;
import reelay.video.metric.Metric;
import reelay.video.metric.Metrics;
import reelay.workflow.EventBus;
import reelay.workflow.ExecutionState;
import reelay.workflow.Executions;
import reelay.workflow.VideoExecutions;
import software.amazon.awssdk.core.exception.SdkException;

/**
 * Looks at every video that is not settled and not being worked on. One that was never started is
 * started; one whose execution has ended is closed; one that is final and not announced is
 * announced. Two sweeps at once do no harm: starts have names, writes have conditions, and whoever
 * listens to events may hear one twice anyway.
 */
final class SweepVideos {

    /** A younger video may be between the two writes of its request. */
    private static final Duration YOUNG = Duration.ofMinutes(1);

    /** A Submit or Poll that outlives its execution has ended by then: both take 100 s at most. */
    private static final Duration LAST_WORDS = Duration.ofMinutes(2);

    /** So has a Store, which takes 15 minutes at most and comes after the job. */
    private static final Duration LAST_WORDS_OF_STORE = Duration.ofMinutes(16);

    /** Time that one video may take; the rest waits for the next sweep. */
    private static final Duration ONE_VIDEO = Duration.ofSeconds(70);

    private final UnsettledVideos videos;
    private final VideoBucket bucket;
    private final VideoExecutions executions;
    private final Announcements announcements;
    private final Metrics metrics;
    private final InstantSource clock;

    SweepVideos(
            UnsettledVideos videos,
            VideoBucket bucket,
            VideoExecutions executions,
            Announcements announcements,
            Metrics metrics,
            InstantSource clock) {
        this.videos = videos;
        this.bucket = bucket;
        this.executions = executions;
        this.announcements = announcements;
        this.metrics = metrics;
        this.clock = clock;
    }

    static SweepVideos of(SweepSettings settings, AwsClients aws) {
        InstantSource clock = InstantSource.system();
        return new SweepVideos(
                new UnsettledVideos(aws.dynamoDb(), settings.videosTable()),
                VideoBucket.of(aws, settings.videosBucket()),
                VideoExecutions.of(aws, settings.stateMachineArn()),
                new Announcements(EventBus.of(aws, settings.eventBus())),
                new Metrics(settings.metrics(), clock),
                clock);
    }

    /**
     * Looks at all of them, oldest first.
     *
     * @param end when this process will be stopped
     */
    SweepReport sweep(Instant end) {
        Set<String> running = executions.running();
        Tally tally = new Tally();
        videos.forEach(
                video -> {
                    tally.seen(video, clock.instant());
                    if (!running.contains(video.id())) {
                        sweep(video, end, tally);
                    }
                });
        metrics.line()
                .count(Metric.OPEN, tally.open)
                .count(Metric.OLDEST_OPEN, tally.oldest.toSeconds())
                .count(Metric.TROUBLED, tally.troubled)
                .write();
        return tally.report();
    }

    private void sweep(Unsettled video, Instant end, Tally tally) {
        Instant now = clock.instant();
        if (now.isBefore(video.createdAt().plus(YOUNG))) {
            return;
        }
        if (now.isAfter(end.minus(ONE_VIDEO))) {
            tally.complete = false;
            return;
        }
        Optional<VideoId> id = VideoId.parse(video.id());
        if (id.isEmpty()) {
            // Nothing can be done for it, and the others are not to wait for it.
            StepLog.unreadable("sweep.unreadable", video.id(), "id");
            tally.troubled++;
            return;
        }
        try {
            settle(id.get(), tally);
        } catch (SdkException | IllegalStateException | IllegalArgumentException e) {
            StepLog.warn("sweep.troubled", id.get(), e.getClass().getName());
            tally.troubled++;
        }
    }

    private void settle(VideoId id, Tally tally) {
        Standing standing = videos.standing(id);
        if (standing instanceof Standing.Settled) {
            return;
        }
        if (standing instanceof Standing.Unreadable(String attribute)) {
            StepLog.unreadable("sweep.unreadable", id.value(), attribute);
            tally.troubled++;
            return;
        }
        switch (executions.look(id)) {
            case ExecutionState.Running() -> {}
            case ExecutionState.None() -> withoutExecution(id, standing, tally);
            case ExecutionState.Ended ended -> afterExecution(id, standing, ended, tally);
        }
    }

    private void withoutExecution(VideoId id, Standing standing, Tally tally) {
        if (!(standing instanceof Standing.Open)) {
            announce(id, standing, tally);
        } else if (executions.start(id) == Executions.Start.RUNNING) {
            StepLog.warn("sweep.started", id, "it had no execution");
            tally.started++;
        }
    }

    private void afterExecution(
            VideoId id, Standing standing, ExecutionState.Ended ended, Tally tally) {
        if (!(standing instanceof Standing.Open(boolean hasJob))) {
            announce(id, standing, tally);
            return;
        }
        Instant now = clock.instant();
        if (now.isBefore(ended.at().plus(hasJob ? LAST_WORDS_OF_STORE : LAST_WORDS))) {
            return;
        }
        RecordedFailure failure = ended.failure();
        if (videos.fail(id, failure, now)) {
            StepLog.warn("sweep.closed", id, failure.code());
            metrics.failed(
                    id, FailureCode.ofWord(failure.code()).orElse(FailureCode.EXECUTION_FAILED));
            tally.closed++;
            announce(id, videos.standing(id), tally);
        }
    }

    private void announce(VideoId id, Standing standing, Tally tally) {
        if (standing instanceof Standing.Failed failed) {
            failed.strayKeys().forEach(bucket::delete);
        }
        announcements.send(id, standing);
        videos.settle(id);
        tally.announced++;
    }

    private static final class Tally {
        private int started;
        private int closed;
        private int announced;
        private int troubled;
        private boolean complete = true;
        private int open;
        private Duration oldest = Duration.ZERO;

        void seen(Unsettled video, Instant now) {
            open++;
            Duration age = Duration.between(video.createdAt(), now);
            oldest = age.compareTo(oldest) > 0 ? age : oldest;
        }

        SweepReport report() {
            return new SweepReport(started, closed, announced, troubled, complete);
        }
    }
}
